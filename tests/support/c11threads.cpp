// SPDX-License-Identifier: GPL-3.0-or-later
// Only in TSan builds. librdkafka uses C11's threads, which GCC 12's TSan does not intercept: a thread it has not seen
// start crashes, and an order it has not seen made looks like a race. glibc's C11 types are its POSIX ones, so the same
// calls by their POSIX names, which TSan does intercept, mean the same. The dynamic linker finds these before libc's.
#include <pthread.h>
#include <threads.h>

#include <cerrno>
#include <cstdint>

namespace {

struct Start {
    thrd_start_t function;
    void *argument;
};

void *enter(void *opaque)
{
    const Start start = *static_cast<Start *>(opaque);
    delete static_cast<Start *>(opaque);
    return reinterpret_cast<void *>(static_cast<std::intptr_t>(start.function(start.argument)));
}

int result(int error)
{
    switch (error) {
    case 0:
        return thrd_success;
    case ENOMEM:
        return thrd_nomem;
    case ETIMEDOUT:
        return thrd_timedout;
    case EBUSY:
        return thrd_busy;
    default:
        return thrd_error;
    }
}

pthread_mutex_t *posix(mtx_t *mutex) { return reinterpret_cast<pthread_mutex_t *>(mutex); }
pthread_cond_t *posix(cnd_t *condition) { return reinterpret_cast<pthread_cond_t *>(condition); }

}  // namespace

extern "C" {

int thrd_create(thrd_t *thread, thrd_start_t function, void *argument)
{
    auto *start = new Start{function, argument};
    const int error = pthread_create(thread, nullptr, enter, start);
    if (error != 0)
        delete start;
    return result(error);
}

int thrd_join(thrd_t thread, int *status)
{
    void *value = nullptr;
    const int error = pthread_join(thread, &value);
    if (status)
        *status = static_cast<int>(reinterpret_cast<std::intptr_t>(value));
    return result(error);
}

int thrd_detach(thrd_t thread) { return result(pthread_detach(thread)); }

int mtx_init(mtx_t *mutex, int type)
{
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, (type & mtx_recursive) ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL);
    const int error = pthread_mutex_init(posix(mutex), &attributes);
    pthread_mutexattr_destroy(&attributes);
    return result(error);
}

void mtx_destroy(mtx_t *mutex) { pthread_mutex_destroy(posix(mutex)); }
int mtx_lock(mtx_t *mutex) { return result(pthread_mutex_lock(posix(mutex))); }
int mtx_trylock(mtx_t *mutex) { return result(pthread_mutex_trylock(posix(mutex))); }
int mtx_unlock(mtx_t *mutex) { return result(pthread_mutex_unlock(posix(mutex))); }

int cnd_init(cnd_t *condition) { return result(pthread_cond_init(posix(condition), nullptr)); }
void cnd_destroy(cnd_t *condition) { pthread_cond_destroy(posix(condition)); }
int cnd_signal(cnd_t *condition) { return result(pthread_cond_signal(posix(condition))); }
int cnd_broadcast(cnd_t *condition) { return result(pthread_cond_broadcast(posix(condition))); }
int cnd_wait(cnd_t *condition, mtx_t *mutex) { return result(pthread_cond_wait(posix(condition), posix(mutex))); }
int cnd_timedwait(cnd_t *condition, mtx_t *mutex, const timespec *until)
{
    return result(pthread_cond_timedwait(posix(condition), posix(mutex), until));
}

}  // extern "C"
