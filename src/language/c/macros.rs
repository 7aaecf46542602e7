//! Names that are macros, or that some compiler takes for its own, in headers that many programs include.

/// From the libraries of C and POSIX, from `windows.h` and from `X.h`: those that look like the name of a
/// value. A macro replaces such a name wherever it stands.
#[rustfmt::skip] // Many words.
pub const MACROS: &[&str] = &[
    // C
    "BUFSIZ", "CLOCKS_PER_SEC", "EDOM", "EILSEQ", "EOF", "ERANGE", "EXIT_FAILURE", "EXIT_SUCCESS",
    "FILENAME_MAX", "FOPEN_MAX", "HUGE_VAL", "I", "INFINITY", "MB_CUR_MAX", "NAN", "NDEBUG", "NULL",
    "RAND_MAX", "SEEK_CUR", "SEEK_END", "SEEK_SET", "SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV",
    "SIGTERM", "TMP_MAX", "assert", "complex", "errno", "imaginary", "noreturn", "offsetof", "stderr",
    "stdin", "stdout",
    // The mathematics of System V
    "DOMAIN", "HUGE", "OVERFLOW", "PLOSS", "SING", "TLOSS", "UNDERFLOW",
    // POSIX and its neighbours
    "EACCES", "EAGAIN", "EBADF", "EBUSY", "ECANCELED", "EEXIST", "EFAULT", "EINTR", "EINVAL", "EIO",
    "ENOENT", "ENOMEM", "ENOSPC", "EPERM", "EPIPE", "ETIMEDOUT", "FD_SETSIZE", "IOV_MAX", "MAX", "MIN",
    "NAME_MAX", "OPEN_MAX", "PAGE_SIZE", "PATH_MAX", "PIPE_BUF", "SIGALRM", "SIGCHLD", "SIGHUP",
    "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGUSR1", "SIGUSR2", "linux", "major", "makedev",
    "minor", "unix",
    // windows.h
    "ABSOLUTE", "ALTERNATE", "BLACKNESS", "CALLBACK", "CONST", "DELETE", "DIFFERENCE", "ERROR", "FAR",
    "FALSE", "FIXED_PITCH", "IGNORE", "IN", "INFINITE", "INPUT_KEYBOARD", "INPUT_MOUSE", "MAXIMUM_ALLOWED", "NEAR",
    "NO_ERROR", "OPAQUE", "OPTIONAL", "OUT", "PASCAL", "PURE", "READ_CONTROL", "RELATIVE", "STDCALL",
    "STRICT", "SYNCHRONIZE", "THIS", "TRANSPARENT", "TRUE", "UNICODE", "VOID", "WINAPI", "far",
    "interface", "near", "small",
    // X.h and curses.h
    "Always", "Bool", "CursorShape", "ERR", "False", "None", "OK", "Status", "Success", "True",
    "Unsorted",
];
