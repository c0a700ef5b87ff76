// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/embedded/childprocess.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

namespace observatorio {

namespace {

using namespace std::chrono_literals;

struct SpawnActions {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;

    SpawnActions(int output, int errors)
    {
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);

        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnActions()
    {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;
};

struct Pipe {
    Descriptor read, write;
};

Expected<Pipe> makePipe(const std::string &program)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return failure(ErrorCode::BrokerProcessFailed, program, std::strerror(errno));
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<std::string> environmentForChild()
{
    const std::string prefix = std::string(BrokerParentVariable) + '=';
    std::vector<std::string> variables;
    for (char **variable = environ; variable && *variable; ++variable) {
        if (!std::string_view(*variable).starts_with(prefix))
            variables.emplace_back(*variable);
    }
    variables.push_back(prefix + std::to_string(getpid()));
    return variables;
}

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> all;
    all.reserve(texts.size() + 1);
    for (std::string &text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

std::string inWords(int status)
{
    if (WIFEXITED(status))
        return "exit status " + std::to_string(WEXITSTATUS(status));
    if (WIFSIGNALED(status))
        return "signal " + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ')';
    return "ended";
}

}  // namespace

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    std::swap(m_number, other.m_number);
    return *this;
}

void Descriptor::reset() noexcept
{
    if (m_number >= 0)
        close(m_number);
    m_number = -1;
}

ChildProcess::ChildProcess(pid_t pid, Descriptor output, Descriptor errors)
    : m_pid(pid), m_output(std::move(output)), m_errors(std::move(errors))
{
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)), m_output(std::move(other.m_output)), m_errors(std::move(other.m_errors))
{
}

ChildProcess::~ChildProcess() { end(0ms, 2000ms); }

Expected<ChildProcess> ChildProcess::spawn(const std::vector<std::string> &arguments)
{
    const std::string &program = arguments.front();
    auto output = makePipe(program);
    if (!output)
        return tl::unexpected(output.error());
    auto errors = makePipe(program);
    if (!errors)
        return tl::unexpected(errors.error());

    const SpawnActions actions(output->write.get(), errors->write.get());
    std::vector<std::string> words = arguments;
    std::vector<std::string> variables = environmentForChild();
    pid_t pid = -1;
    if (const int trouble = posix_spawnp(&pid, program.c_str(), &actions.files, &actions.attributes,
                                         pointers(words).data(), pointers(variables).data()))
        return failure(ErrorCode::BrokerProcessFailed, program, std::strerror(trouble));
    return ChildProcess(pid, std::move(output->read), std::move(errors->read));
}

bool ChildProcess::reap(int &status, std::chrono::milliseconds timeout)
{
    const auto until = std::chrono::steady_clock::now() + timeout;
    while (true) {
        const pid_t reaped = waitpid(m_pid, &status, WNOHANG);
        if (reaped == m_pid || (reaped < 0 && errno != EINTR))
            return true;
        if (std::chrono::steady_clock::now() >= until)
            return false;
        std::this_thread::sleep_for(5ms);
    }
}

std::string ChildProcess::end(std::chrono::milliseconds patience, std::chrono::milliseconds grace)
{
    if (m_pid < 0)
        return {};
    int status = 0;
    if (!reap(status, patience)) {
        kill(m_pid, SIGTERM);
        if (!reap(status, grace)) {
            kill(m_pid, SIGKILL);
            while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {}
        }
    }
    m_pid = -1;
    m_output.reset();
    m_errors.reset();
    return inWords(status);
}

}  // namespace observatorio
