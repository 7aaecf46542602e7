// Package runner runs one job. A comment may say pb.Why_WHY_ASKED as it likes.
package runner

import (
	"errors"
	"fmt"

	pb "harbour/api"
)

const help = `
	reason := pb.Why_WHY_DISK // not code
	state := pb.JobState_JOB_FAILED
`

var texts = map[pb.Why]string{
	pb.Why_WHY_MEMORY: "out of memory", // compared
	pb.Why_WHY_DISK:   "out of disk",   // compared
}

const JOB_LIMIT = 100

const (
	JOB_SEEN Sight = iota
	JOB_HIDDEN
)

func isFull(jobs int, seen Sight, why pb.Why) bool {
	if jobs > JOB_LIMIT && seen != JOB_HIDDEN {
		return event.Type == Event.JOB_ADDED
	}
	return why == pb.Why_WHY_DISC || why == pb.WHY_MEMORRY // unknown: Why_WHY_DISC WHY_MEMORRY
}

// A Runner runs one job.
type Runner struct {
	job  *pb.Job
	send func(*pb.Update) error
}

func (r *Runner) start() error {
	cmd, err := r.command()
	if err != nil {
		return r.send(&pb.Update{
			JobId:  r.job.Id,
			State:  pb.JobState_JOB_FAILED,
			Origin: pb.Origin_FROM_RUNNER,
			Reason: pb.Why_WHY_LAUNCH, // site 1
		})
	}
	return cmd.Start()
}

func (r *Runner) limited(kind string) error {
	var why pb.Why
	switch kind {
	case "memory":
		why = pb.Why_WHY_MEMORY
	case "disk":
		why = pb.Why_WHY_DISK
	default:
		return errors.New("no such limit")
	}
	update := &pb.Update{
		State:  pb.JobState_JOB_FAILED,
		Origin: pb.Origin_FROM_RUNNER,
		Reason: why, // site 2
	}
	return r.send(update)
}

func (r *Runner) killed(asked bool) error {
	update := &pb.Update{JobId: r.job.Id}
	update.Origin = pb.Origin_FROM_RUNNER
	if asked {
		update.State = pb.JobState_JOB_KILLED
		update.Reason = pb.Why_WHY_ASKED // site 3
	} else {
		update.State = pb.JobState_JOB_FAILED
		update.Reason = pb.Why_WHY_TIMEOUT // site 4
	}
	return r.send(update)
}

func (r *Runner) update(state pb.JobState, why pb.Why) *pb.Update {
	return &pb.Update{JobId: r.job.Id, State: state, Origin: pb.Origin_FROM_RUNNER, Reason: why}
}

func (r *Runner) probe() error {
	return r.send(r.update(pb.JobState_JOB_RUNNING, pb.Why_WHY_PROBE)) // site 5
}

func outcome(code int) (pb.JobState, pb.Why) {
	if code == 137 {
		return pb.JobState_JOB_KILLED, pb.Why_WHY_ASKED // site 11
	}
	return pb.JobState_JOB_FAILED, pb.Why_WHY_RUNNER_DIED // site 12
}

func (r *Runner) wait() error {
	state, why := pb.JobState_JOB_FAILED, pb.Why_WHY_RUNNER_DIED
	if err := r.process.Wait(); err == nil {
		return r.send(&pb.Update{State: pb.JobState_JOB_DONE})
	}
	if r.asked {
		state, why = pb.JobState_JOB_KILLED, pb.Why_WHY_ASKED
	}
	return r.send(&pb.Update{State: state, Origin: pb.Origin_FROM_RUNNER, Reason: why}) // site 6
}

func (r *Runner) drained() {
	fail := func(why pb.Why) {
		if err := r.send(&pb.Update{
			State:  pb.JobState_JOB_DROPPED,
			Origin: pb.Origin_FROM_RUNNER,
			Reason: why,
		}); err != nil {
			fmt.Println(err)
		}
	}
	go func() {
		<-r.done
		fail(pb.Why_WHY_DRAINING) // site 7
	}()
}

func (r *Runner) forwarded(state pb.JobState) error {
	return r.send(&pb.Update{
		State:  state,
		Origin: pb.Origin_FROM_RUNNER,
		Reason: pb.Why_WHY_NODE_SILENT, // site 8
	})
}

func (r *Runner) seen(update *pb.Update) bool {
	if update.Reason == pb.Why_WHY_MEMORY { // compared
		return true
	}
	if r.strict && update.GetReason() != pb.Why_WHY_DISK { // compared
		return false
	}
	switch update.Reason {
	case pb.Why_WHY_ASKED, pb.Why_WHY_TIMEOUT: // compared
		return true
	case pb.Why_WHY_PROBE: // compared
		return false
	}
	is := update.Reason == pb.Why_WHY_LAUNCH // compared
	return is && texts[pb.Why_WHY_MEMORY] != "" // compared
}

func check(t *testing.T, update *pb.Update) {
	require.Equal(t, pb.Why_WHY_INVALID, update.Reason)          // compared
	assert.NotEqual(t, pb.Why_WHY_FORBIDDEN, update.GetReason()) // compared
}

func (r *Runner) retried() error {
	var why = pb.Why_WHY_TIMEOUT
	for i := 0; i < 3; i++ {
		if r.try() {
			why = pb.Why_WHY_PROBE
			break
		}
	}
	return r.send(r.update(pb.JobState_JOB_LOST, why)) // site 9
}

func (r *Runner) invalid() error {
	why := pb.Why_WHY_INVALID
	why = pb.Why_WHY_FORBIDDEN
	return r.send(&pb.Update{State: pb.JobState_JOB_FAILED, Origin: pb.Origin_FROM_RUNNER, Reason: why}) // site 10
}
