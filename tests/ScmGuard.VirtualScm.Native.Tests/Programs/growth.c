/* Uses the library in rounds, each with contexts and keys of its own, and prints by how many bytes libc's heap grew after the first rounds. */
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "zk_app_utils.h"

static int use(void)
{
    zkCTX ctx = NULL;
    uint8_t digest[32] = { 1 }, *block = NULL, *opened = NULL;
    int size = 0, opened_size = 0;

    if (zkOpen(&ctx) != 0) {
        return 1;
    }
    int slot = zkGenKeyPair(ctx, 1);
    for (int i = 0; i < 20; i++) {
        if (zkGenECDSASigFromDigest(ctx, digest, slot, &block, &size) != 0 || zkVerifyECDSASigFromDigest(ctx, digest, slot, block, size) != 1) {
            return 2;
        }
        free(block);
        if (zkLockDataB2B(ctx, digest, sizeof digest, &block, &size, false) != 0
            || zkUnlockDataB2B(ctx, block, size, &opened, &opened_size, false) != 1) {
            return 3;
        }
        free(block);
        free(opened);
    }
    return zkRemoveKey(ctx, slot, false) != 0 || zkClose(ctx) != 0 ? 4 : 0;
}

int main(void)
{
    size_t before = 0;
    for (int round = 0; round < 40; round++) {
        int problem = use();
        if (problem != 0) {
            return problem;
        }
        if (round == 9) {
            before = mallinfo2().uordblks;
        }
    }
    printf("%ld\n", (long)mallinfo2().uordblks - (long)before);
    return 0;
}
