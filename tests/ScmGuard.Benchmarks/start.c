/*
 * Milliseconds from here to an open unit, in a process that has not seen the library before. Arguments: the library, and for the control
 * how many milliseconds to lose on the way.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

int main(int count, char **arguments)
{
    double start = now();
    if (count == 3) {
        struct timespec lost = { 0, atol(arguments[2]) * 1000000 };
        nanosleep(&lost, NULL);
    }

    void *library = count >= 2 ? dlopen(arguments[1], RTLD_NOW) : NULL;
    int (*open)(void **) = library ? (int (*)(void **))dlsym(library, "zkOpen") : NULL;
    void *context = NULL;
    int result = open ? open(&context) : -1;
    double end = now();
    if (result != 0) {
        fprintf(stderr, "zkOpen: %d %s\n", result, library ? "" : dlerror());
        return 1;
    }

    printf("%.3f\n", end - start);
    return 0;
}
