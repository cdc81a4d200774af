/* Eight threads on one unit: half of them on one context, the others each on their own. No key may be lost, no slot given twice. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "zk_app_utils.h"

enum { THREADS = 8, KEYS = 6 };

static zkCTX shared;
static int slots[THREADS][KEYS];

static void *work(void *argument)
{
    int me = (int)(intptr_t)argument;
    zkCTX ctx = shared;
    uint8_t digest[32] = { (uint8_t)me };

    if (me % 2 == 1 && zkOpen(&ctx) != 0) {
        return "zkOpen";
    }
    for (int i = 0; i < KEYS; i++) {
        uint8_t *signature = NULL;
        int size = 0;
        slots[me][i] = zkGenKeyPair(ctx, 0);
        if (slots[me][i] < 16) {
            return "zkGenKeyPair";
        }
        if (zkGenECDSASigFromDigest(ctx, digest, slots[me][i], &signature, &size) != 0) {
            return "zkGenECDSASigFromDigest";
        }
        if (zkVerifyECDSASigFromDigest(ctx, digest, slots[me][i], signature, size) != 1) {
            return "zkVerifyECDSASigFromDigest";
        }
        free(signature);
    }
    return ctx != shared && zkClose(ctx) != 0 ? "zkClose" : NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    int failures = 0, max = 0, count = 0, *list = NULL, seen[1024] = { 0 };

    if (zkOpen(&shared) != 0) {
        return 2;
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_create(&threads[i], NULL, work, (void *)(intptr_t)i);
    }
    for (int i = 0; i < THREADS; i++) {
        void *problem = NULL;
        pthread_join(threads[i], &problem);
        if (problem != NULL) {
            fprintf(stderr, "thread %d: %s\n", i, (char *)problem);
            failures++;
        }
    }
    for (int i = 0; i < THREADS * KEYS; i++) {
        int slot = slots[i / KEYS][i % KEYS];
        if (slot >= 0 && slot < 1024 && seen[slot]++ != 0) {
            fprintf(stderr, "slot %d was given twice\n", slot);
            failures++;
        }
    }
    if (zkGetAllocSlotsList(shared, false, &max, &list, &count) != 0 || count != 16 + THREADS * KEYS) {
        fprintf(stderr, "%d slots instead of %d\n", count, 16 + THREADS * KEYS);
        failures++;
    }
    free(list);
    return failures != 0 || zkClose(shared) != 0;
}
