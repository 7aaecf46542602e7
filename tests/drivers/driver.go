// Prints all that the Go tables know, through their public interface alone.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"example.com/driver/generated/go/taskstatus"
)

// An enum of the tables.
type value interface {
	comparable
	fmt.Stringer
	Description() string
	FormerNames() []string
	Lifecycle() taskstatus.Lifecycle
	NameIn(api string) string
	Since() string
}

func byNumber[V ~int32](values []V) []V {
	sort.Slice(values, func(i, j int) bool { return values[i] < values[j] })
	return values
}

func walk[V value](kind string, values []V, fromNumber func(int32) (V, bool), parse func(string) (V, error)) {
	numbers := map[V]int32{}
	for number := int32(-5); number <= 100; number++ {
		v, ok := fromNumber(number)
		if !ok {
			fmt.Println(kind, number, "unknown")
			continue
		}
		numbers[v] = number
		fmt.Println(kind, number, v)
		fmt.Printf("  since %s, %s\n", v.Since(), v.Lifecycle())
		for _, api := range taskstatus.APIs() {
			fmt.Printf("  %s %s\n", api, v.NameIn(api))
		}
		fmt.Printf("  formerly %s\n", strings.Join(v.FormerNames(), " "))
		fmt.Printf("  %s\n", v.Description())
	}
	for _, v := range values {
		var names []string
		for _, api := range taskstatus.APIs() {
			names = append(names, v.NameIn(api))
		}
		for _, name := range append(append(names, v.FormerNames()...), "NO_SUCH_NAME") {
			found, err := parse(name)
			var unknown *taskstatus.UnknownNameError
			switch {
			case err == nil:
				fmt.Println(name, numbers[found])
			case errors.As(err, &unknown) && unknown.Name == name:
				fmt.Println(name, "unknown")
			}
		}
	}
}

// told returns all that an update says.
func told(u taskstatus.Update) string {
	state, hasState := u.State()
	source, hasSource := u.Source()
	insteadOf, hasInsteadOf := u.InsteadOf()
	insteadOfReason, hasInsteadOfReason := u.InsteadOfReason()
	return strings.Join([]string{
		fmt.Sprint(u.Reason(), " ", orNone(state, hasState)),
		"from " + orNone(source, hasSource),
		"among " + fmt.Sprint(u.Among()),
		"requires " + fmt.Sprint(u.Requires()),
		"excludes " + fmt.Sprint(u.Excludes()),
		"instead of " + orNone(insteadOfReason, hasInsteadOfReason) + " " + orNone(insteadOf, hasInsteadOf),
		fmt.Sprint("conditional ", u.Conditional()),
		fmt.Sprintf("since [%s] until [%s] ended %t", u.Since(), u.Until(), u.Ended()),
	}, ", ")
}

func orNone(value any, isThere bool) string {
	if !isThere {
		return "none"
	}
	return fmt.Sprint(value)
}

func main() {
	walk("state", byNumber(taskstatus.TaskStateValues()), taskstatus.TaskStateFromNumber, taskstatus.ParseTaskState)
	walk("source", byNumber(taskstatus.SourceValues()), taskstatus.SourceFromNumber, taskstatus.ParseSource)
	walk("reason", byNumber(taskstatus.ReasonValues()), taskstatus.ReasonFromNumber, taskstatus.ParseReason)
	for _, update := range taskstatus.Updates() {
		fmt.Println("update", told(update))
	}
	for _, capability := range taskstatus.CapabilityValues() {
		if found, err := taskstatus.ParseCapability(capability.String()); err != nil || found != capability {
			panic(capability)
		}
		fmt.Println("capability", capability)
	}
	for _, reason := range byNumber(taskstatus.ReasonValues()) {
		fmt.Println(reason, "has", len(reason.Updates()), "updates")
		fmt.Println(reason, "again:", orNone(reason.Retry(), reason.Retry() != ""))
	}
	for _, state := range byNumber(taskstatus.TaskStateValues()) {
		capability, hasCapability := state.Requires()
		fmt.Println(state, "requires", orNone(capability, hasCapability))
		terminal := state.Terminal()
		if terminal == "" {
			terminal = "unknown"
		}
		fmt.Println(state, "is terminal:", terminal)
		for _, source := range byNumber(taskstatus.SourceValues()) {
			said := []string{fmt.Sprint(state, " from ", source, " comes with")}
			for _, reason := range state.Reasons(source) {
				said = append(said, reason.String())
			}
			fmt.Println(strings.Join(said, " "))
		}
	}
	for _, reason := range byNumber(taskstatus.ReasonValues()) {
		for _, state := range byNumber(taskstatus.TaskStateValues()) {
			for _, capability := range taskstatus.CapabilityValues() {
				for _, update := range reason.Instead(state, capability) {
					fmt.Printf("%s with %s and %s is %s\n", reason, state, capability, told(update))
				}
			}
		}
	}
}
