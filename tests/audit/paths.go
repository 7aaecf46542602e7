package paths

// One function a kind of path. What a line can send stands at its end; `open` where it cannot be told.

func inAnInnerBlock(full bool) {
	state := JOB_LOST
	if full {
		state := JOB_DONE
		log(state)
	}
	send(state, WHY_DISK) // open
}

func inAnInnerList(full bool) {
	state := JOB_LOST
	if full {
		state, node := JOB_DONE, 1
		log(state, node)
	}
	send(state, WHY_DISK) // open
}

func fallsThrough(kind int) {
	state := JOB_LOST
	switch kind {
	case 1:
		state = JOB_DONE
		fallthrough
	case 2:
		send(state, WHY_DISK) // sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
	}
}

func deferred() {
	state, why := JOB_LOST, WHY_DISK
	defer func() { send(state, why) }() // open
	state, why = JOB_DONE, WHY_MEMORY
}

func fromAnAddress() {
	state := JOB_LOST
	same := &state
	*same = JOB_DONE
	send(state, WHY_DISK) // open
}

func fromAnAddressInACondition() {
	state := JOB_LOST
	if err := choose(&state); err != nil {
		send(state, WHY_DISK) // open
	}
}

func leavesTwoLoops(full bool) {
	state := JOB_LOST
outer:
	for {
		for {
			state = JOB_DONE
			if full {
				break outer
			}
			state = JOB_KILLED
		}
	}
	send(state, WHY_DISK) // open
}

func assignedInAFunction() {
	state := JOB_LOST
	func() { state = JOB_DONE }()
	send(state, WHY_DISK) // open
}

func ends(full bool) {
	state := JOB_LOST
	if full {
		state = JOB_DONE
		log.Fatal("full")
	}
	send(state, WHY_DISK) // sends JOB_LOST WHY_DISK
}

func oneOfSeveralChannels() {
	state := JOB_LOST
	select {
	case <-lost:
		state = JOB_DONE
	case <-done:
		return
	}
	send(state, WHY_DISK) // sends JOB_DONE WHY_DISK
}

func setLater() {
	update := Update{State: JOB_LOST, Why: WHY_DISK} // open
	update.State = JOB_DONE
	send(update)
}
