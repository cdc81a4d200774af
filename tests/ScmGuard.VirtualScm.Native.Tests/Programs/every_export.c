/* Calls every export of libzk_app_utils.so on a new virtual SCM Rev A1, checks each answer, and frees what it is given.
   Arguments: a folder for files. Prints nothing; exits with 0 if all answers were right. */
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "zk_app_utils.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

static int failures;

#define CHECK(expression, expected)                                                                  \
    do {                                                                                             \
        long actual_ = (long)(expression);                                                           \
        if (actual_ != (long)(expected)) {                                                           \
            fprintf(stderr, "line %d: %s is %ld, not %ld\n", __LINE__, #expression, actual_, (long)(expected)); \
            failures++;                                                                              \
        }                                                                                            \
    } while (0)

#define CHECK_TRUE(condition) CHECK(!!(condition), 1)

static zkCTX ctx;
static uint8_t digest[32] = "an arbitrary digest of 32 bytes";
static char path[4096], other_path[4096];

static const char *in_folder(char *buffer, const char *folder, const char *name)
{
    snprintf(buffer, sizeof path, "%s/%s", folder, name);
    return buffer;
}

static void locked_data(const char *folder)
{
    const char plain[] = "what nobody else may read";
    int n = sizeof plain, locked_size = -1, plain_size = -1;
    uint8_t *locked = NULL, *opened = NULL, *random = NULL, *more = NULL;

    CHECK(zkGetRandBytes(ctx, &random, 64), 0);
    CHECK(zkGetRandBytes(ctx, &more, 64), 0);
    CHECK_TRUE(memcmp(random, more, 64) != 0);
    free(random);
    free(more);
    CHECK(zkGetRandBytes(ctx, &random, -1), -EINVAL);
    CHECK_TRUE(random == NULL);
    CHECK(zkCreateRandDataFile(ctx, in_folder(path, folder, "random"), 100), 0);

    for (int shared = 0; shared < 2; shared++) {
        CHECK(zkLockDataB2B(ctx, (const uint8_t *)plain, n, &locked, &locked_size, shared), 0);
        CHECK_TRUE(locked_size > n);
        CHECK(zkUnlockDataB2B(ctx, locked, locked_size, &opened, &plain_size, shared), 1);
        CHECK(plain_size, n);
        CHECK(memcmp(opened, plain, n), 0);
        free(opened);
        CHECK(zkUnlockDataB2B(ctx, locked, locked_size, &opened, &plain_size, !shared), 0);
        CHECK_TRUE(opened == NULL && plain_size == 0);
        CHECK(zkUnlockDataB2F(ctx, locked, locked_size, in_folder(path, folder, "plain"), shared), 0);
        CHECK(zkLockDataF2F(ctx, path, in_folder(other_path, folder, "locked"), shared), 0);
        CHECK(zkUnlockDataF2F(ctx, other_path, path, shared), 0);
        free(locked);
        CHECK(zkLockDataF2B(ctx, path, &locked, &locked_size, shared), 0);
        CHECK(zkUnlockDataB2B(ctx, locked, locked_size, &opened, &plain_size, shared), 1);
        CHECK(memcmp(opened, plain, n), 0);
        free(opened);
        locked[locked_size / 2] ^= 1;
        CHECK(zkUnlockDataB2B(ctx, locked, locked_size, &opened, &plain_size, shared), 0);
        free(locked);
        CHECK(zkLockDataB2F(ctx, (const uint8_t *)plain, n, other_path, shared), 0);
        CHECK(zkUnlockDataF2B(ctx, other_path, &opened, &plain_size, shared), 0);
        CHECK(plain_size, n);
        CHECK(memcmp(opened, plain, n), 0);
#ifdef LEAK
        opened = NULL;
#endif
        free(opened);
    }

    CHECK(zkUnlockDataF2B(ctx, in_folder(path, folder, "no such file"), &opened, &plain_size, false), -ENOENT);
}

static void keys(const char *folder)
{
    uint8_t *key = NULL, *same = NULL, *signature = NULL, recovery_id = 0xFF;
    int key_size = 0, same_size = 0, signature_size = 0, max = 0, count = 0, *slots = NULL;
    int p256 = zkGenKeyPair(ctx, 0), k256 = zkGenKeyPair(ctx, 1), ed25519 = zkGenKeyPair(ctx, 2), x25519 = zkGenKeyPair(ctx, 3);

    CHECK_TRUE(p256 >= 16 && k256 > p256 && ed25519 > k256 && x25519 > ed25519);
    CHECK_TRUE(zkGenKeyPair(ctx, 4) < 0);
    CHECK(zkGetAllocSlotsList(ctx, false, &max, &slots, &count), 0);
    CHECK(count, 20);
    CHECK(slots[19], x25519);
    CHECK_TRUE(max >= 512);
    free(slots);

    CHECK(zkExportPubKey(ctx, &key, &key_size, p256, false), 0);
    CHECK(key_size, 64);
    CHECK(zkGetECDSAPubKey(ctx, &same, &same_size, p256), 0);
    CHECK(same_size, key_size);
    CHECK(memcmp(same, key, 64), 0);
    free(same);
    CHECK(zkExportPubKey2File(ctx, in_folder(path, folder, "key.pem"), p256, false), 0);
    CHECK(zkSaveECDSAPubKey2File(ctx, in_folder(path, folder, "same.pem"), p256), 0);

    CHECK(zkGenECDSASigFromDigest(ctx, digest, p256, &signature, &signature_size), 0);
    CHECK(signature_size, 64);
    CHECK(zkVerifyECDSASigFromDigest(ctx, digest, p256, signature, signature_size), 1);
    int foreign = zkStoreForeignPubKey(ctx, 0, key, key_size);
    CHECK_TRUE(foreign >= 0);
    CHECK(zkVerifyECDSASigFromDigestWithForeignKeySlot(ctx, digest, foreign, signature, signature_size), 1);
    signature[5] ^= 1;
    CHECK(zkVerifyECDSASigFromDigest(ctx, digest, p256, signature, signature_size), 0);
    CHECK(zkVerifyECDSASigFromDigestWithForeignKeySlot(ctx, digest, foreign, signature, signature_size), 0);
    free(signature);
    CHECK(zkGetAllocSlotsList(ctx, true, &max, &slots, &count), 0);
    CHECK(count, 1);
    CHECK(slots[0], foreign);
    free(slots);

    CHECK(zkGenECDSASigFromDigestWithRecID(ctx, digest, k256, &signature, &signature_size, &recovery_id), 0);
    CHECK_TRUE(recovery_id <= 3);
    CHECK(zkVerifyECDSASigFromDigest(ctx, digest, k256, signature, signature_size), 1);
    free(signature);
    CHECK_TRUE(zkGenECDSASigFromDigest(ctx, digest, x25519, &signature, &signature_size) < 0);
    CHECK_TRUE(signature == NULL && signature_size == 0);

    /* Both ways to name the peer, and both orders of the two keys, give one secret. */
    uint8_t *secret = NULL, *other = NULL, salt[4] = "salt";
    int second = zkGenKeyPair(ctx, 0);
    CHECK(zkDoRawECDH(ctx, second, key, key_size, &secret), 0);
    CHECK(zkDoRawECDHWithIntPeerPubkey(ctx, second, foreign, true, &other), 0);
    CHECK(memcmp(secret, other, 32), 0);
    free(other);
    CHECK(zkDoRawECDHWithIntPeerPubkey(ctx, p256, second, false, &other), 0);
    CHECK(memcmp(secret, other, 32), 0);
    free(other);
    free(secret);
    for (int kdf = 0; kdf < 4; kdf++) {
        CHECK(zkDoECDHAndKDF(ctx, kdf, second, key, key_size, salt, sizeof salt, NULL, 0, 3, 77, &secret), 0);
        CHECK(zkDoECDHAndKDFWithIntPeerPubkey(ctx, kdf, second, p256, false, salt, sizeof salt, NULL, 0, 3, 77, &other), 0);
        CHECK(memcmp(secret, other, 77), 0);
        free(secret);
        free(other);
    }

    CHECK(zkGenEphemeralKeyPair(ctx, 0), 0);
    CHECK(zkDoRawECDH(ctx, -1, key, key_size, &secret), 0);
    free(secret);
    CHECK(zkInvalidateEphemeralKey(ctx), 0);
    CHECK_TRUE(zkDoRawECDH(ctx, -1, key, key_size, &secret) < 0);

    CHECK(zkDisablePubKeyExport(ctx, ed25519, false), 0);
    CHECK_TRUE(zkExportPubKey(ctx, &same, &same_size, ed25519, false) < 0);
    CHECK(zkRemoveKey(ctx, foreign, true), 0);
    CHECK(zkRemoveKey(ctx, second, false), 0);
    CHECK_TRUE(zkRemoveKey(ctx, 0, false) < 0);
    free(key);
}

static void wallets(void)
{
    uint8_t generator[3] = { 1, 2, 3 }, *key = NULL, *same = NULL, *chain_code = NULL;
    char *mnemonic = NULL, *address = NULL, *name = NULL, *again = NULL;
    int key_size = 0, same_size = 0, master_of = -1, found = -1;

    int master = zkGenWalletMasterSeedWithBIP39(ctx, 1, "", "first", generator, sizeof generator, "pass", &mnemonic);
    CHECK_TRUE(master >= 16);
    int words = 1;
    for (const char *c = mnemonic; *c; c++) {
        words += *c == ' ';
    }
    CHECK(words, 24);
    CHECK(zkGenWalletMasterSeedWithBIP39(ctx, 1, "", "first", generator, sizeof generator, "pass", &again), -EEXIST);
    CHECK_TRUE(again == NULL);
    int lost = zkGenWalletMasterSeedWithBIP39(ctx, 0, NULL, "not to be restored", NULL, 0, NULL, NULL);
    CHECK_TRUE(lost >= 16);

    int account = zkGenWalletChildKey(ctx, master, 44, true, true, &chain_code);
    CHECK_TRUE(account >= 16 && chain_code != NULL);
    int leaf = zkGenWalletChildKey(ctx, account, 7, false, false, NULL);
    CHECK_TRUE(leaf >= 16);
    CHECK(zkGetWalletNodeAddrFromKeySlot(ctx, leaf, &address, &name, &master_of), 0);
    CHECK(strcmp(address, "m/44'/7"), 0);
    CHECK(strcmp(name, "first"), 0);
    CHECK(master_of, master);
    CHECK(zkGetWalletKeySlotFromNodeAddr(ctx, address, name, 0, &found), 0);
    CHECK(found, leaf);
    found = -1;
    CHECK(zkGetWalletKeySlotFromNodeAddr(ctx, address, NULL, master, &found), 0);
    CHECK(found, leaf);
    free(address);
    free(name);

    /* An oversight wallet derives the same public keys. */
    CHECK(zkExportPubKey(ctx, &key, &key_size, account, false), 0);
    int oversight = zkGenOversightWallet(ctx, 1, "", key, chain_code, "m/44'", "overseen");
    CHECK_TRUE(oversight >= 16);
    free(key);
    free(chain_code);
    int seen = zkGenWalletChildKey(ctx, oversight, 7, false, false, &chain_code);
    CHECK_TRUE(chain_code == NULL);
    CHECK(zkExportPubKey(ctx, &key, &key_size, leaf, false), 0);
    CHECK(zkExportPubKey(ctx, &same, &same_size, seen, false), 0);
    CHECK(same_size, key_size);
    CHECK(memcmp(same, key, key_size), 0);
    free(same);

    /* The mnemonic gives the master back, and the leaf is derived again. */
    CHECK(zkRemoveKey(ctx, master, false), 0);
    master = zkRestoreWalletMasterSeedFromBIP39Mnemonic(ctx, 1, "", "first", generator, sizeof generator, "pass", mnemonic);
    CHECK_TRUE(master >= 16);
    leaf = zkGenWalletChildKey(ctx, zkGenWalletChildKey(ctx, master, 44, true, false, NULL), 7, false, false, NULL);
    CHECK(zkExportPubKey(ctx, &same, &same_size, leaf, false), 0);
    CHECK(memcmp(same, key, key_size), 0);
    free(same);
    free(key);
    free(mnemonic);
}

static void shares(void)
{
    char *share[3] = { NULL, NULL, NULL };
    uint8_t *key = NULL, *same = NULL;
    int key_size = 0, same_size = 0;

    CHECK(zkGenWalletMasterSeedWithSLIP39(ctx, 0, "", "given up", NULL, 0, 1, 1, 0, ""), 0);
    CHECK(zkCancelSLIP39Session(ctx), 0);
    CHECK_TRUE(zkCancelSLIP39Session(ctx) < 0);

    CHECK(zkGenWalletMasterSeedWithSLIP39(ctx, 0, "", "shared", NULL, 0, 1, 1, 0, "pass"), 0);
    CHECK(zkSetSLIP39GroupInfo(ctx, 0, 3, 2), 0);
    CHECK(zkAddSLIP39MemberPassword(ctx, "", &share[0]), -1);
    CHECK(zkAddSLIP39MemberPassword(ctx, "member", &share[1]), -1);
    CHECK_TRUE(share[0] != NULL && share[1] != NULL);
    int slot = zkAddSLIP39MemberPassword(ctx, NULL, &share[2]);
    CHECK_TRUE(slot >= 16 && share[2] != NULL);
    CHECK(zkExportPubKey(ctx, &key, &key_size, slot, false), 0);
    CHECK(zkRemoveKey(ctx, slot, false), 0);

    CHECK(zkRestoreWalletMasterSeedFromSLIP39(ctx, 0, "", "shared", NULL, 0, "pass"), -1);
    CHECK(zkAddRestoreSLIP39Mnemonic(ctx, "", share[0]), -1);
    slot = zkAddRestoreSLIP39Mnemonic(ctx, "member", share[1]);
    CHECK_TRUE(slot >= 16);
    CHECK(zkExportPubKey(ctx, &same, &same_size, slot, false), 0);
    CHECK(memcmp(same, key, key_size), 0);
    free(key);
    free(same);
    for (int i = 0; i < 3; i++) {
        free(share[i]);
    }
}

static void perimeter_and_led(void)
{
    uint32_t *timestamps = NULL;
    int count = -1;

    for (int channel = 0; channel < 2; channel++) {
        CHECK(zkSetPerimeterEventAction(ctx, channel, 1), 0);
    }
    CHECK_TRUE(zkSetPerimeterEventAction(ctx, 2, 1) < 0);
    CHECK(zkSetDigitalPerimeterDetectLPPeriod(ctx, 1000), 0);
    CHECK(zkSetDigitalPerimeterDetectLPMaxBits(ctx, 8), 0);
    CHECK(zkSetDigitalPerimeterDetectDelays(ctx, 10, 1000), 0);
    CHECK(zkWaitForPerimeterEvent(ctx, 0), -ETIMEDOUT);
    CHECK(zkGetPerimeterDetectInfo(ctx, &timestamps, &count), 0);
    CHECK(count, 2);
    CHECK_TRUE(timestamps[0] == 0 && timestamps[1] == 0);
    free(timestamps);
    CHECK(zkClearPerimeterDetectEvents(ctx), 0);

    CHECK(zkLEDOn(ctx), 0);
    CHECK(zkLEDFlash(ctx, 100, 200, 3), 0);
    CHECK(zkLEDOff(ctx), 0);
}

static void the_unit(void)
{
    uint32_t now = 0;
    float celsius = -300, aux = -300, volts = 0, drift = 99;
    bool is_locked = true, is_bound = false;
    char *text = NULL;
    struct zkAccelAxisDataType axis[4];

    CHECK(zkGetTime(ctx, &now, false), 0);
    CHECK_TRUE(llabs((long long)now - (long long)time(NULL)) <= 2);
    CHECK(zkGetTime(ctx, &now, true), 0);
    CHECK(zkSetTapSensitivity(ctx, 3, 50.0f), 0);
    CHECK_TRUE(zkSetTapSensitivity(ctx, 3, 101.0f) < 0);
    CHECK(zkWaitForTap(ctx, 0), -ETIMEDOUT);
    memset(axis, 0x55, sizeof axis);
    CHECK(zkGetAccelerometerData(ctx, &axis[0], &axis[1], &axis[2]), 0);
    double length = sqrt(axis[0].g * axis[0].g + axis[1].g * axis[1].g + axis[2].g * axis[2].g);
    CHECK_TRUE(length > 0.5 && length < 1.5);
    for (int i = 0; i < 3; i++) {
        CHECK_TRUE(axis[i].tapDirection >= -1 && axis[i].tapDirection <= 1);
    }
    CHECK(memcmp((char *)&axis[3], "UUUUUUUUUUUUUUUU", 16), 0);

    CHECK(zkGetModelNumberString(ctx, &text), 0);
    CHECK_TRUE(strlen(text) > 0);
    free(text);
    CHECK(zkGetFirmwareVersionString(ctx, &text), 0);
    CHECK(strcmp(text, "01.02.02release"), 0);
    free(text);
    CHECK(zkGetSerialNumberString(ctx, &text), 0);
    CHECK_TRUE(strlen(text) > 0);
    free(text);
    CHECK(zkSetI2CAddr(ctx, 0x31), -ENOSYS);

    CHECK(zkGetCPUTemp(ctx, &celsius), 0);
    CHECK(zkGetAUXTemp(ctx, 0, &aux), 0);
    CHECK_TRUE(celsius > -10 && celsius < 65 && aux > -10 && aux < 65);
    CHECK(zkGetRTCDrift(ctx, &drift), 0);
    CHECK_TRUE(drift < 99);
    CHECK(zkGetBatteryVoltage(ctx, &volts), 0);
    CHECK_TRUE(volts > 2.3f && volts < 4);
    CHECK(zkSetBatteryVoltageAction(ctx, 0), 0);
    CHECK(zkSetBatteryVoltageThreshold(ctx, 2.25f), 0);
    CHECK_TRUE(zkSetBatteryVoltageThreshold(ctx, 3.5f) < 0);
    CHECK(zkSetCPUTempAction(ctx, 0), 0);
    CHECK(zkSetCPULowTempThreshold(ctx, -5.0f), 0);
    CHECK(zkSetCPUHighTempThreshold(ctx, 70.0f), 0);

    CHECK(zkSetSupervisedBootPolicy(ctx, 0), 0);
    CHECK(zkRemoveSupervisedBootFile(ctx, "config.txt"), 0);
    CHECK(zkGetSupervisedBootFileManifest(ctx, &text), 0);
    CHECK_TRUE(strstr(text, "config.txt") == NULL && strstr(text, "kernel8.img") != NULL);
    free(text);
    CHECK(zkAddOrUpdateSupervisedBootFile(ctx, "config.txt", 15), 0);
    CHECK(zkGetSupervisedBootFileManifest(ctx, &text), 0);
    CHECK_TRUE(strstr(text, "config.txt") != NULL);
    free(text);

    CHECK(zkGetCurrentBindingInfo(ctx, &is_locked, &is_bound), 0);
    CHECK_TRUE(!is_locked && is_bound);
    /* Takes effect at the next boot. The unit is this program's own, and simulated. */
    CHECK(zkLockBinding(ctx), 0);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        return 2;
    }
#ifdef __SANITIZE_ADDRESS__
    /* What the runtime allocates once when it starts is its own. */
    __lsan_disable();
#endif
    CHECK(zkOpen(&ctx), 0);
#ifdef __SANITIZE_ADDRESS__
    __lsan_enable();
#endif
    CHECK_TRUE(ctx != NULL);
    locked_data(argv[1]);
    keys(argv[1]);
    wallets();
    shares();
    perimeter_and_led();
    the_unit();
    CHECK(zkClose(ctx), 0);
    CHECK(zkClose(ctx), -EINVAL);
    CHECK(zkGenKeyPair(ctx, 0), -EINVAL);
    return failures == 0 ? 0 : 1;
}
