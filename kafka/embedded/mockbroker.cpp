// SPDX-License-Identifier: GPL-3.0-or-later
// The child's side of the embedded broker: librdkafka's mock cluster and its end.
#include "analytics/domain/plaintext.h"
#include "kafka/client/handles.h"
#include "kafka/embedded/boundport.h"
#include "kafka/embedded/childprocess.h"
#include "kafka/embedded/embeddedbroker.h"

#include <librdkafka/rdkafka_mock.h>

#include <malloc.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

namespace observatorio {

namespace {

constexpr int Partitions = 3;
constexpr long ParentCheckNanoseconds = 200'000'000;

using MockClusterHandle = std::unique_ptr<rd_kafka_mock_cluster_t, CallsToDestroy<rd_kafka_mock_cluster_destroy>>;

pid_t expectedParent()
{
    // From the environment: the parent may be gone before this process first asks.
    const char *text = std::getenv(BrokerParentVariable);
    return text ? static_cast<pid_t>(std::strtol(text, nullptr, 10)) : getppid();
}

/// 0 when free, else the errno of trying. The mock cluster itself does not survive a taken port.
int portTrouble(int port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return errno;
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free = bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
                      && listen(descriptor, 1) == 0;
    const int trouble = free ? 0 : errno;
    close(descriptor);
    return trouble;
}

/// The mock cluster's id is its address in memory, and stored offsets belong to a cluster id: where the system lays out
/// every run alike, a new run would pass for the old one. So the heap begins elsewhere each time.
void shiftHeap()
{
    constexpr std::size_t Range = std::size_t{256} << 20;
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(Range));
    std::random_device random;
    [[maybe_unused]] static void *volatile pad = nullptr;  // never touched: costs address space only
    pad = std::malloc(random() % (Range - 64));
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#ifdef OBSERVATORIO_SANITIZED
    // A sanitizer's heap hands out blocks of one size in a row, from the same place each run: begin somewhere in the
    // row.
    for (std::size_t size = 512; size <= 2048; size += 128) {
        for (auto count = random() % 4096; count > 0; --count)
            pad = std::malloc(size);
    }
#endif
}

int refuse(const char *what, const char *why)
{
    std::fprintf(stderr, "%s\n", plainText(std::string("broker: ") + what + ": " + why).c_str());
    return 1;
}

void waitForEnd(pid_t parent, const sigset_t &ends)
{
    const timespec pause{0, ParentCheckNanoseconds};
    while (getppid() == parent) {
        if (sigtimedwait(&ends, nullptr, &pause) > 0)
            return;
    }
}

}  // namespace

int runEmbeddedBroker(int port, const std::vector<std::string> &topics)
{
    const pid_t parent = expectedParent();
    // Blocked before there are threads, so that every thread leaves them to sigtimedwait().
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    ::signal(SIGPIPE, SIG_IGN);

    const std::string place = "127.0.0.1:" + std::to_string(port);
    if (port != 0) {
        if (const int trouble = portTrouble(port))
            return refuse(place.c_str(), std::strerror(trouble));
    }
    shiftHeap();
    char text[512];
    ConfHandle conf(rd_kafka_conf_new());
    rd_kafka_conf_set(conf.get(), "log_level", "3", text, sizeof text);
    const ClientHandle client(rd_kafka_new(RD_KAFKA_PRODUCER, conf.get(), text, sizeof text));
    if (!client)
        return refuse("cannot start", text);
    static_cast<void>(conf.release());

    MockClusterHandle cluster;
    {
        const PortForMockBroker chosen(port);
        cluster.reset(rd_kafka_mock_cluster_new(client.get(), 1));
    }
    if (!cluster)
        return refuse(place.c_str(), "the mock cluster did not start");
    for (const std::string &topic : topics) {
        if (const auto code = rd_kafka_mock_topic_create(cluster.get(), topic.c_str(), Partitions, 1);
            code != RD_KAFKA_RESP_ERR_NO_ERROR)
            return refuse(topic.c_str(), rd_kafka_err2str(code));
    }
    std::printf("bootstrap %s\n", rd_kafka_mock_cluster_bootstraps(cluster.get()));
    std::fflush(stdout);
    waitForEnd(parent, ends);
    // Everything it holds is memory, and taking the cluster apart would cost the one who waits a second.
    std::_Exit(0);
}

}  // namespace observatorio
