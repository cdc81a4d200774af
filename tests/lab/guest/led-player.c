/*
 * Plays a trace of a LED into a simulated GPIO line: led-player TRACE PULL
 * TRACE has a line "NANOSECONDS LEVEL" for each edge, with the time since the begin; PULL is the line's file in gpio-sim.
 * Ends with the last edge; the line stays as that left it. The last line of its output says how late it was at the most.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * SECOND + time.tv_nsec;
}

int main(int count, char **words)
{
	/* Above everything else, so that a busy unit does not bend the trace. */
	struct sched_param urgent = { .sched_priority = 50 };
	int64_t begin, at, late, latest = 0;
	char level;
	FILE *trace;
	int pull;

	if (count != 3) {
		fputs("usage: led-player TRACE PULL\n", stderr);
		return 2;
	}
	trace = fopen(words[1], "r");
	pull = open(words[2], O_WRONLY | O_CLOEXEC);
	if (!trace || pull < 0 || sched_setscheduler(0, SCHED_FIFO, &urgent)) {
		fprintf(stderr, "led-player: %s\n", strerror(errno));
		return 1;
	}
	begin = now();
	while (fscanf(trace, "%" SCNd64 " %c", &at, &level) == 2) {
		struct timespec due = { (begin + at) / SECOND, (begin + at) % SECOND };
		const char *word = level == '1' ? "pull-up" : "pull-down";

		while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL) == EINTR)
			;
		if (pwrite(pull, word, strlen(word), 0) < 0) {
			fprintf(stderr, "led-player: %s: %s\n", words[2], strerror(errno));
			return 1;
		}
		late = now() - begin - at;
		latest = late > latest ? late : latest;
	}
	if (!feof(trace)) {
		fprintf(stderr, "led-player: %s: expected lines of a time and a level\n", words[1]);
		return 1;
	}
	printf("at the most %.1f ms late\n", latest / 1e6);
	return 0;
}
