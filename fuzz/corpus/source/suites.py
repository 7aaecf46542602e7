class A:
	def f(self): return W_A
  def g(self, why=W_B):
    if a: s = S_A
    elif b: s, w = S_B, W_B
    else: s = f"""{W_A}
      """
    match w:
      case W_A | W_B: self.send(s, F_A, self.f())
   