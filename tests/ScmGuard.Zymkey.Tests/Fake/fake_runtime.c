// The half of the fake libzk_app_utils.so that does not depend on the API's table: what it answers, what it was asked, what it
// allocated and what was freed. The functions themselves are generated from the table and call the fake_* functions below.
#define _GNU_SOURCE
#include <elf.h>
#include <link.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define ENTRIES 256
#define BLOCKS 65536
#define LOG_SIZE (1 << 20)

typedef struct { double g; int tapDirection; } fake_axis;

typedef struct { const char *function; int result; } answer;
typedef struct { const char *function; char parameter[64]; void *data; int size; } output;
typedef struct { void *pointer; size_t size; int freed; } block;
typedef struct { int open; int closed; int running; } context;

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static answer answers[ENTRIES];
static int answer_count;
static output outputs[ENTRIES];
static int output_count;
static block blocks[BLOCKS];
static int block_count;
static char log_text[LOG_SIZE];
static size_t log_length;
static int most_at_once, opened, closed, calls_after_close;
static const char *held_function;
static int held_now;

// ---- Control, called by the tests ----

void fake_reset(void)
{
    pthread_mutex_lock(&gate);
    answer_count = output_count = block_count = 0;
    log_length = 0;
    log_text[0] = 0;
    most_at_once = opened = closed = calls_after_close = 0;
    held_function = NULL;
    held_now = 0;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&gate);
}

// Answers are taken in order; the last one for a function stays.
void fake_answer(const char *function, int result)
{
    pthread_mutex_lock(&gate);
    answers[answer_count++] = (answer) { strdup(function), result };
    pthread_mutex_unlock(&gate);
}

void fake_output(const char *function, const char *parameter, const void *data, int size)
{
    pthread_mutex_lock(&gate);
    output *o = &outputs[output_count++];
    o->function = strdup(function);
    snprintf(o->parameter, sizeof o->parameter, "%s", parameter);
    o->data = malloc((size_t)size + 1);
    memcpy(o->data, data, (size_t)size);
    o->size = size;
    pthread_mutex_unlock(&gate);
}

// The log stays where it is until the next reset.
const char *fake_log(void) { return log_text; }

int fake_most_at_once(void) { return most_at_once; }
int fake_opened(void) { return opened; }
int fake_closed(void) { return closed; }
int fake_calls_after_close(void) { return calls_after_close; }

int fake_allocated(void) { return block_count; }

static int count_blocks(int wanted)
{
    int n = 0;
    pthread_mutex_lock(&gate);
    for (int i = 0; i < block_count; i++)
        n += wanted == 0 ? blocks[i].freed == 0 : wanted == 1 ? blocks[i].freed == 1 : blocks[i].freed > 1;
    pthread_mutex_unlock(&gate);
    return n;
}

int fake_leaked(void) { return count_blocks(0); }
int fake_freed_once(void) { return count_blocks(1); }
int fake_freed_more(void) { return count_blocks(2); }

// Blocks are kept after they were freed, so that what the client left in them can be seen.
int fake_freed_with_content(void)
{
    int n = 0;
    pthread_mutex_lock(&gate);
    for (int i = 0; i < block_count; i++)
        for (size_t k = 0; blocks[i].freed && k < blocks[i].size; k++)
            if (((uint8_t *)blocks[i].pointer)[k] != 0) { n++; break; }
    pthread_mutex_unlock(&gate);
    return n;
}

// Holds the next call of a function inside the library until fake_release.
void fake_hold(const char *function)
{
    pthread_mutex_lock(&gate);
    held_function = strdup(function);
    pthread_mutex_unlock(&gate);
}

// False if nothing is held within a time that no working test needs.
bool fake_await_held(void)
{
    struct timespec deadline;
    clock_gettime(CLOCK_REALTIME, &deadline);
    deadline.tv_sec += 60;
    pthread_mutex_lock(&gate);
    while (!held_now && pthread_cond_timedwait(&changed, &gate, &deadline) == 0) { }
    bool held = held_now;
    pthread_mutex_unlock(&gate);
    return held;
}

void fake_release(void)
{
    pthread_mutex_lock(&gate);
    held_function = NULL;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&gate);
}

// ---- Frees, seen by redirecting the one import of free through which NativeMemory.Free goes ----

static void (*real_free)(void *);

static void watching_free(void *pointer)
{
    pthread_mutex_lock(&gate);
    for (int i = block_count - 1; i >= 0; i--)
    {
        if (blocks[i].pointer == pointer)
        {
            blocks[i].freed++;
            pthread_mutex_unlock(&gate);
            return;
        }
    }
    pthread_mutex_unlock(&gate);
    real_free(pointer);
}

static void *dynamic_address(ElfW(Addr) base, ElfW(Addr) value) { return (void *)(value < base ? base + value : value); }

static int redirect(ElfW(Addr) base, ElfW(Rela) *table, size_t bytes, ElfW(Sym) *symbols, const char *names)
{
    int done = 0;
    for (ElfW(Rela) *r = table; r && (char *)r < (char *)table + bytes; r++)
    {
        if (strcmp(names + symbols[ELF64_R_SYM(r->r_info)].st_name, "free") != 0) continue;
        void **slot = (void **)(base + r->r_offset);
        uintptr_t page = (uintptr_t)slot & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
        if (mprotect((void *)page, (size_t)sysconf(_SC_PAGESIZE), PROT_READ | PROT_WRITE) != 0) continue;
        *slot = (void *)watching_free;
        done++;
    }
    return done;
}

static int visit(struct dl_phdr_info *info, size_t size, void *found)
{
    (void)size;
    const char *name = strrchr(info->dlpi_name, '/');
    if (!name || strcmp(name, "/libSystem.Native.so") != 0) return 0;
    ElfW(Rela) *jump = NULL, *other = NULL;
    size_t jump_size = 0, other_size = 0;
    ElfW(Sym) *symbols = NULL;
    const char *names = NULL;
    for (int i = 0; i < info->dlpi_phnum; i++)
    {
        if (info->dlpi_phdr[i].p_type != PT_DYNAMIC) continue;
        for (ElfW(Dyn) *d = (ElfW(Dyn) *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr); d->d_tag != DT_NULL; d++)
        {
            void *at = dynamic_address(info->dlpi_addr, d->d_un.d_ptr);
            switch (d->d_tag)
            {
                case DT_JMPREL: jump = at; break;
                case DT_PLTRELSZ: jump_size = d->d_un.d_val; break;
                case DT_RELA: other = at; break;
                case DT_RELASZ: other_size = d->d_un.d_val; break;
                case DT_SYMTAB: symbols = at; break;
                case DT_STRTAB: names = at; break;
            }
        }
    }
    if (symbols && names)
        *(int *)found += redirect(info->dlpi_addr, jump, jump_size, symbols, names) + redirect(info->dlpi_addr, other, other_size, symbols, names);
    return 0;
}

// How many imports were redirected: none means that no free would be seen.
int fake_watch_frees(void)
{
    int found = 0;
    real_free = free;
    dl_iterate_phdr(visit, &found);
    return found;
}

// ---- What the generated functions are made of ----

static void *allocate(size_t size)
{
    void *pointer = malloc(size ? size : 1);
    pthread_mutex_lock(&gate);
    blocks[block_count++] = (block) { pointer, size, 0 };
    pthread_mutex_unlock(&gate);
    return pointer;
}

static const output *find_output(const char *function, const char *parameter)
{
    for (int i = 0; i < output_count; i++)
        if (strcmp(outputs[i].function, function) == 0 && strcmp(outputs[i].parameter, parameter) == 0) return &outputs[i];
    return NULL;
}

static void note(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    log_length += (size_t)vsnprintf(log_text + log_length, LOG_SIZE - log_length, format, arguments);
    va_end(arguments);
}

// Called with the gate closed; the whole line of a call is written before it opens again.
static void begin(const char *function, void *ctx)
{
    pthread_mutex_lock(&gate);
    note("%s%s", log_length ? "\n" : "", function);
    context *c = ctx;
    if (c && c->closed) calls_after_close++;
    if (c && ++c->running > most_at_once) most_at_once = c->running;
}

static void note_bytes(const char *name, const uint8_t *bytes, int size)
{
    note(" %s=", name);
    for (int i = 0; bytes && i < size; i++) note("%02x", bytes[i]);
    if (!bytes) note("NULL");
}

static void note_text(const char *name, const char *text) { note(text ? " %s='%s'" : " %s=NULL", name, text); }

static int answer_to(const char *function, int usual)
{
    int result = usual;
    for (int i = 0; i < answer_count; i++)
    {
        if (!answers[i].function || strcmp(answers[i].function, function) != 0) continue;
        result = answers[i].result;
        bool more = false;
        for (int k = i + 1; k < answer_count; k++)
            if (answers[k].function && strcmp(answers[k].function, function) == 0) more = true;
        if (more) answers[i].function = NULL;
        break;
    }

    if (held_function && strcmp(held_function, function) == 0)
    {
        held_now = 1;
        pthread_cond_broadcast(&changed);
        while (held_function) pthread_cond_wait(&changed, &gate);
        held_now = 0;
    }

    pthread_mutex_unlock(&gate);
    return result;
}

static void end(void *ctx)
{
    pthread_mutex_lock(&gate);
    if (ctx) ((context *)ctx)->running--;
    pthread_mutex_unlock(&gate);
}

// After an error an output holds what no one may free.
#define NOT_TO_BE_FREED ((void *)(uintptr_t)0x10)

static void give_block(const char *function, const char *parameter, void **to, bool succeeded, const void *usual, int usual_size)
{
    const output *o = find_output(function, parameter);
    if (!to) return;
    if (!succeeded) { *to = NOT_TO_BE_FREED; return; }
    if (o && o->size == 0) { *to = NULL; return; }
    int size = o ? o->size : usual_size;
    *to = allocate((size_t)size);
    memcpy(*to, o ? o->data : usual, (size_t)size);
}

static void give_value(const char *function, const char *parameter, void *to, bool succeeded, const void *usual, size_t size)
{
    const output *o = find_output(function, parameter);
    if (to && succeeded) memcpy(to, o ? o->data : usual, size);
}

static int size_of_block(const char *function, const char *parameter, int usual)
{
    const output *o = find_output(function, parameter);
    return o ? o->size : usual;
}

static const uint8_t pattern[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
static const int32_t some_slots[] = { 0, 15, 16, 17 };
static const uint32_t some_timestamps[] = { 0, 1700000000 };

static int open_context(void **ctx, int result)
{
    if (result >= 0)
    {
        context *c = calloc(1, sizeof(context));
        c->open = 1;
        *ctx = c;
        opened++;
    }
    return result;
}

static void close_context(void *ctx)
{
    ((context *)ctx)->closed++;
    closed++;
}
