// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kafka/brokersupport.h"

#include "kafka/embedded/embeddedbroker.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

using namespace observatorio;
using namespace std::chrono_literals;

namespace {

std::vector<pid_t> childrenOf(pid_t parent)
{
    std::vector<pid_t> children;
    for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        std::ifstream file(entry.path() / "stat");
        std::string line;
        if (!std::isdigit(static_cast<unsigned char>(name[0])) || !std::getline(file, line))
            continue;
        int ppid = 0;
        char state = 0;
        if (std::sscanf(line.c_str() + line.rfind(')') + 1, " %c %d", &state, &ppid) == 2 && ppid == parent)
            children.push_back(std::stoi(name));
    }
    return children;
}

/// The broker child that `before` did not have.
pid_t newChild(const std::vector<pid_t> &before)
{
    for (const pid_t pid : childrenOf(getpid())) {
        if (std::find(before.begin(), before.end(), pid) == before.end())
            return pid;
    }
    return -1;
}

std::ptrdiff_t openDescriptors()
{
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator{});
}

bool answers(const std::string &address)
{
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.find(':') + 1))));
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool connected = connect(descriptor, reinterpret_cast<const sockaddr *>(&place), sizeof place) == 0;
    close(descriptor);
    return connected;
}

/// A port that was free a moment ago.
int freePort()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    EXPECT_EQ(bind(descriptor, reinterpret_cast<const sockaddr *>(&place), sizeof place), 0);
    getsockname(descriptor, reinterpret_cast<sockaddr *>(&place), &size);
    close(descriptor);
    return ntohs(place.sin_port);
}

struct ShellRun {
    FILE *output = nullptr;
    std::string firstLine;
    int finish()
    {
        const int status = pclose(output);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
};

ShellRun shell(const std::string &command)
{
    ShellRun run{popen(command.c_str(), "re"), {}};
    char line[512] = "";
    if (std::fgets(line, sizeof line, run.output))
        run.firstLine = line;
    return run;
}

TEST(EmbeddedBrokerProcess, startsAndEndsWithItsOwner)
{
    const auto before = childrenOf(getpid());
    const auto descriptors = openDescriptors();
    std::string address;
    {
        EmbeddedBroker broker(test::self());
        EXPECT_FALSE(broker.status().running);
        const auto started = broker.start(20s);
        ASSERT_TRUE(started) << toEnglish(started.error());
        address = *started;
        EXPECT_TRUE(answers(address));
        EXPECT_EQ(broker.status().bootstrap, address);
        EXPECT_EQ(broker.start(20s), address) << "a second start is the same broker";
        EXPECT_EQ(broker.status().lastDeath.code, ErrorCode::Internal);
    }
    EXPECT_FALSE(answers(address));
    EXPECT_EQ(childrenOf(getpid()), before) << "no zombie";
    EXPECT_EQ(openDescriptors(), descriptors);
}

TEST(EmbeddedBrokerProcess, aDeathIsNoticedSaidAndMended)
{
    const auto before = childrenOf(getpid());
    EmbeddedBroker broker(test::self());
    ASSERT_TRUE(broker.start(20s));
    for (int round = 1; round <= 2; ++round) {
        const pid_t child = newChild(before);
        ASSERT_GT(child, 0);
        ASSERT_EQ(kill(child, SIGKILL), 0);
        ASSERT_TRUE(test::waitFor([&] { return broker.status().restarts == round; }));
        const EmbeddedBroker::Status status = broker.status();
        EXPECT_TRUE(status.running);
        EXPECT_TRUE(answers(status.bootstrap));
        EXPECT_EQ(status.lastDeath.code, ErrorCode::BrokerProcessFailed);
        EXPECT_EQ(status.lastDeath.subject, test::self());
        EXPECT_NE(status.lastDeath.cause.find("signal 9"), std::string::npos) << status.lastDeath.cause;
    }
}

TEST(EmbeddedBrokerProcess, whatDoesNotStartIsAnError)
{
    const auto descriptors = openDescriptors();
    const struct {
        const char *program;
        const char *cause;
    } rows[] = {
        {"/nonexistent/program", "No such file"}, {"/bin/false", "exit status 1"}, {"/bin/ls", "exit status 2: "}};
    for (const auto &row : rows) {
        EmbeddedBroker broker(row.program);
        const auto started = broker.start(20s);
        ASSERT_FALSE(started) << row.program;
        EXPECT_EQ(started.error().code, ErrorCode::BrokerProcessFailed);
        EXPECT_EQ(started.error().subject, row.program);
        EXPECT_NE(started.error().cause.find(row.cause), std::string::npos) << started.error().cause;
    }
    EXPECT_EQ(openDescriptors(), descriptors);
}

TEST(EmbeddedBrokerProcess, outlivesTheThreadThatStartedIt)
{
    EmbeddedBroker broker(test::self());
    std::string address;
    std::thread([&] { address = broker.start(20s).value_or(""); }).join();
    ASSERT_FALSE(address.empty());
    // Longer than the child's look at its parent.
    const auto until = std::chrono::steady_clock::now() + 600ms;
    EXPECT_TRUE(test::waitFor([&] { return std::chrono::steady_clock::now() > until || !answers(address); }));
    EXPECT_TRUE(answers(address));
    EXPECT_EQ(broker.status().restarts, 0);
}

TEST(EmbeddedBrokerProcess, endsWithAParentThatIsKilled)
{
    // The shell is the broker's parent; it says its own id, then the broker its address.
    ShellRun run = shell("sh -c 'echo $$; " + test::self() + " broker & wait' 2>/dev/null");
    const pid_t parent = std::stoi(run.firstLine);
    char line[256] = "";
    ASSERT_TRUE(std::fgets(line, sizeof line, run.output));
    std::string address = line;
    ASSERT_TRUE(address.starts_with("bootstrap 127.0.0.1:")) << address;
    address = address.substr(std::string("bootstrap ").size());
    EXPECT_TRUE(answers(address));
    ASSERT_EQ(kill(parent, SIGKILL), 0);
    EXPECT_TRUE(test::waitFor([&] { return !answers(address); }));
    run.finish();
}

TEST(EmbeddedBrokerProcess, listensOnTheGivenPortAndSaysWhenItIsTaken)
{
    const int port = freePort();
    const std::string place = "127.0.0.1:" + std::to_string(port);
    ShellRun first = shell("echo $$; exec " + test::self() + " broker " + std::to_string(port));
    const pid_t pid = std::stoi(first.firstLine);
    char line[256] = "";
    ASSERT_TRUE(std::fgets(line, sizeof line, first.output));
    EXPECT_EQ(std::string(line), "bootstrap " + place + "\n");
    EXPECT_TRUE(answers(place));

    ShellRun second = shell(test::self() + " broker " + std::to_string(port) + " 2>&1");
    EXPECT_EQ(second.firstLine, "broker: " + place + ": Address already in use\n");
    EXPECT_EQ(second.finish(), 1);

    ASSERT_EQ(kill(pid, SIGTERM), 0);
    EXPECT_EQ(first.finish(), 0);
    EXPECT_FALSE(answers(place));
}

}  // namespace
