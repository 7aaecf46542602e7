#if A
void f() { if (x) {
#else
void f() { {
#endif
  S s = c ? S_A : S_B; ) ] send(s, F_A, W_A
}}} R"x(" W_A )x" 'a' 1'000 /* W_B
