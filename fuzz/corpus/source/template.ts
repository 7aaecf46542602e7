const f = (w: Why) => send({ state: S_A, source: F_A, reason: w })
let r = /[/W_A"]+/g, t = `a ${f(`b ${W_A}`)} \` c`
switch (x) { case W_A: f(W_B); break
  default: { x.setState(S_B).setReason(c ? W_A : W_B) } }
for (;;) { if (a) continue; else break }
