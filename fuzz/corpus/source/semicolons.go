func (r *T) f() (S, W) { if err := g(); err != nil { return S_A, W_A }
	for i := 0; i < 3; i++ { s, w := S_B, W_B; r.send(U{State: s, Reason: w}) }
	return }
