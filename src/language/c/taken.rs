//! Macros and functions of headers that many programs include.

/// Macros of the library of C.
pub const STANDARD: &[&str] = &[
    "BUFSIZ", "CHAR_BIT", "CHAR_MAX", "CHAR_MIN", "CLOCKS_PER_SEC", "EDOM", "EILSEQ", "EOF",
    "ERANGE", "EXIT_FAILURE", "EXIT_SUCCESS", "FILENAME_MAX", "FOPEN_MAX", "HUGE_VAL", "I",
    "INFINITY", "INT_MAX", "INT_MIN", "LLONG_MAX", "LLONG_MIN", "LONG_MAX", "LONG_MIN",
    "MB_CUR_MAX", "MB_LEN_MAX", "NAN", "NDEBUG", "NULL", "PTRDIFF_MAX", "PTRDIFF_MIN", "RAND_MAX",
    "SCHAR_MAX", "SCHAR_MIN", "SEEK_CUR", "SEEK_END", "SEEK_SET", "SHRT_MAX", "SHRT_MIN",
    "SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM", "SIZE_MAX", "TMP_MAX",
    "UCHAR_MAX", "UINT_MAX", "ULLONG_MAX", "ULONG_MAX", "USHRT_MAX", "assert", "complex", "errno",
    "imaginary", "noreturn", "offsetof", "stderr", "stdin", "stdout",
];

/// Macros of the mathematics of System V, of POSIX, of `windows.h` and of `X.h` that look like the name of a
/// value. A macro replaces that name wherever it is.
#[rustfmt::skip] // Groups, each below its header.
pub const MACROS: &[&str] = &[
    // The mathematics of System V
    "DOMAIN", "HUGE", "OVERFLOW", "PLOSS", "SING", "TLOSS", "UNDERFLOW",
    // POSIX and its neighbours
    "EACCES", "EAGAIN", "EBADF", "EBUSY", "ECANCELED", "EEXIST", "EFAULT", "EINTR", "EINVAL", "EIO",
    "ENOENT", "ENOMEM", "ENOSPC", "EPERM", "EPIPE", "ETIMEDOUT", "FD_SETSIZE", "IOV_MAX", "MAX",
    "MIN", "NAME_MAX", "OPEN_MAX", "PAGE_SIZE", "PATH_MAX", "PIPE_BUF", "SIGALRM", "SIGCHLD",
    "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGUSR1", "SIGUSR2", "linux", "major",
    "makedev", "minor", "unix",
    // windows.h
    "ABSOLUTE", "ALTERNATE", "BLACKNESS", "CALLBACK", "CONST", "DELETE", "DIFFERENCE", "ERROR",
    "FAR", "FALSE", "FIXED_PITCH", "IGNORE", "IN", "INFINITE", "INPUT_KEYBOARD", "INPUT_MOUSE",
    "MAXIMUM_ALLOWED", "NEAR", "NO_ERROR", "OPAQUE", "OPTIONAL", "OUT", "PASCAL", "PURE",
    "READ_CONTROL", "RELATIVE", "STDCALL", "STRICT", "SYNCHRONIZE", "THIS", "TRANSPARENT", "TRUE",
    "UNICODE", "VOID", "WINAPI", "far", "interface", "near", "small",
    // X.h and curses.h
    "Always", "Bool", "CursorShape", "ERR", "False", "None", "OK", "Status", "Success", "True",
    "Unsorted",
];

/// The functions that the library of C declares for every file.
pub const FUNCTIONS: &[&str] = &[
    "abort", "abs", "accept", "access", "acos", "alarm", "asctime", "asin", "atan", "atan2",
    "atexit", "atof", "atoi", "atol", "atoll", "bind", "bsearch", "calloc", "cbrt", "ceil",
    "chdir", "chmod", "clearerr", "clock", "close", "connect", "cos", "cosh", "creat", "ctime",
    "difftime", "div", "dup", "erf", "exit", "exp", "exp2", "expm1", "fabs", "fclose", "fdim",
    "feof", "ferror", "fflush", "fgetc", "fgets", "floor", "fma", "fmax", "fmin", "fmod", "fopen",
    "fork", "fprintf", "fputc", "fputs", "fread", "free", "freopen", "frexp", "fscanf", "fseek",
    "ftell", "fwrite", "gamma", "getc", "getchar", "getenv", "gets", "gmtime", "hypot", "index",
    "isalnum", "isalpha", "isascii", "isblank", "iscntrl", "isdigit", "isgraph", "islower",
    "isprint", "ispunct", "isspace", "isupper", "isxdigit", "j0", "j1", "jn", "kill", "labs",
    "ldexp", "ldiv", "lgamma", "link", "listen", "localeconv", "localtime", "log", "log10",
    "log1p", "log2", "logb", "longjmp", "main", "malloc", "mblen", "memchr", "memcmp", "memcpy",
    "memmove", "memset", "mktime", "modf", "nan", "nice", "open", "pause", "perror", "pipe",
    "poll", "pow", "printf", "putc", "putchar", "puts", "qsort", "raise", "rand", "random", "read",
    "realloc", "recv", "remainder", "remove", "rename", "rewind", "rindex", "rint", "round",
    "scanf", "select", "send", "setbuf", "setjmp", "setlocale", "setvbuf", "signal", "sin", "sinh",
    "sleep", "socket", "sprintf", "sqrt", "srand", "sscanf", "stat", "strcat", "strchr", "strcmp",
    "strcpy", "strlen", "strncmp", "strncpy", "strstr", "strtok", "strtol", "sync", "system",
    "tan", "tanh", "time", "tmpfile", "tmpnam", "toascii", "tolower", "toupper", "trunc",
    "truncate", "ungetc", "unlink", "va_arg", "va_end", "va_start", "wait", "write", "y0", "y1",
    "yn",
];
