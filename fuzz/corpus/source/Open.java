class A { void f() { u.setState(S_A) .setReason(g()); try { x = switch (y) { case 1, 2 -> S_A; default -> { yield S_B; } };
  } catch (E e) { send(x, F_A, W_A } finally { """ W_A "" """ } Why g() { return a ? W_A : b ? W_B : null
