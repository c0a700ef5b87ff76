// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/instanceid.h"

#include "app/store/sqlitepath.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>
#include <QSysInfo>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace observatorio {

namespace {

constexpr int MaxInstances = 64;
constexpr qsizetype TokenLength = 8;
constexpr qsizetype LongestHost = 63;

// Not in XDG_RUNTIME_DIR, which cron and a desktop session do not share.
QString lockDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/observatorio");
}

tl::unexpected<Error> unwritable(const QString &path)
{
    return failure(ErrorCode::FileUnwritable, path.toStdString(), std::strerror(errno));
}

QByteArray randomToken() { return QByteArray::number(std::random_device()(), 16).rightJustified(TokenLength, '0'); }

bool isToken(const QByteArray &text)
{
    return text.size() == TokenLength
           && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Under a lock of the file, so that of two first programs one makes it; what a crash left half written is made anew.
Expected<QByteArray> keptToken(const QString &directory)
{
    const QString path = directory + QStringLiteral("/instance-token");
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadWrite | QIODevice::Unbuffered, QFile::AutoCloseHandle))
        return unwritable(path);
    if (::flock(descriptor, LOCK_EX) != 0)
        return unwritable(path);
    if (const QByteArray kept = file.read(TokenLength + 1).trimmed(); isToken(kept))
        return kept;
    const QByteArray made = randomToken();
    if (!file.resize(0) || !file.seek(0) || file.write(made + '\n') != TokenLength + 1 || ::fsync(descriptor) != 0)
        return unwritable(path);
    const int folder = ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isKept = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    if (!isKept)
        return unwritable(directory);
    return made;
}

/// What Kafka takes in an id: letters without accents, digits, dot, hyphen and underscore.
std::string hostName()
{
    std::string host = QSysInfo::machineHostName().left(LongestHost).toStdString();
    std::ranges::replace_if(
        host, [](unsigned char c) { return c >= 0x80 || (std::isalnum(c) == 0 && c != '.' && c != '-' && c != '_'); },
        '_');
    return host;
}

/// When the place's file was changed; none: there is none.
std::optional<TimeMs> newestSign(const QByteArray &path)
{
    struct stat file = {};
    if (::stat(path.constData(), &file) != 0)
        return std::nullopt;
    return TimeMs{file.st_mtim.tv_sec} * 1000 + file.st_mtim.tv_nsec / 1'000'000;
}

void sign(int descriptor, TimeMs time)
{
    const timespec both{.tv_sec = static_cast<time_t>(time / 1000), .tv_nsec = time % 1000 * 1'000'000};
    const timespec times[] = {both, both};
    static_cast<void>(::futimens(descriptor, times));
}

/// -1: there is no such file, or another program has it.
int lockOf(const QByteArray &path, int flags)
{
    const int descriptor = ::open(path.constData(), flags | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        ::close(descriptor);
        errno = why;
        return -1;
    }
    return descriptor;
}

/// Free or not, those where partitions may still stand, the newest first. A sign from the future is none: a clock was
/// set back since.
std::vector<int> standing(const std::vector<QByteArray> &paths, DurationMs session, TimeMs now)
{
    std::vector<std::pair<TimeMs, int>> found;
    for (int place = 0; place < MaxInstances; ++place) {
        const auto time = newestSign(paths[static_cast<std::size_t>(place)]);
        if (time && *time > now - session - InstanceId::SignEvery && *time < now + InstanceId::SignEvery)
            found.emplace_back(-*time, place);
    }
    std::ranges::sort(found);
    std::vector<int> places;
    for (const auto &[time, place] : found)
        places.push_back(place);
    return places;
}

}  // namespace

Expected<InstanceId> InstanceId::acquire(const std::string &group, DurationMs session, TimeMs now)
{
    const QString directory = lockDirectory();
    if (!store::makeFolder(directory))
        return unwritable(directory);
    const auto token = keptToken(directory);
    if (!token)
        return tl::unexpected(token.error());
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray::fromStdString(group), QCryptographicHash::Sha1).toHex().left(12);

    std::vector<QByteArray> paths;
    for (int place = 0; place < MaxInstances; ++place)
        paths.push_back(QFile::encodeName(
            QStringLiteral("%1/instance-%2-%3.lock").arg(directory, QString::fromLatin1(digest)).arg(place)));
    const auto take = [&](int place, int flags) -> std::optional<InstanceId> {
        const int descriptor = lockOf(paths[static_cast<std::size_t>(place)], flags);
        if (descriptor < 0)
            return std::nullopt;
        InstanceId taken(descriptor, place, token->toStdString());
        taken.keep(now);
        return taken;
    };
    for (const int place : standing(paths, session, now)) {
        if (auto taken = take(place, 0))
            return *std::move(taken);
    }
    for (int place = 0; place < MaxInstances; ++place) {
        errno = 0;
        if (auto taken = take(place, O_CREAT))
            return *std::move(taken);
        if (errno != EWOULDBLOCK)
            return unwritable(QFile::decodeName(paths[static_cast<std::size_t>(place)]));
    }
    return failure(ErrorCode::GroupFenced, group, "more than 64 workers of this group run as this user");
}

InstanceId::InstanceId(int descriptor, int place, const std::string &token)
    : m_descriptor(descriptor), m_place(place),
      m_text("observatorio-" + hostName() + '-' + token + '-' + std::to_string(place))
{
}

void InstanceId::keep(TimeMs now)
{
    if (m_newestSign && now >= *m_newestSign && now - *m_newestSign < SignEvery)
        return;
    m_newestSign = now;
    sign(m_descriptor, now);
}

void InstanceId::giveUp()
{
    m_newestSign.reset();
    sign(m_descriptor, 0);
}

void InstanceId::acquireOther()
{
    m_text = "observatorio-" + hostName() + '-' + randomToken().toStdString() + '-' + std::to_string(m_place);
}

InstanceId::~InstanceId()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

InstanceId::InstanceId(InstanceId &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_place(other.m_place), m_newestSign(other.m_newestSign),
      m_text(std::move(other.m_text))
{
}

InstanceId &InstanceId::operator=(InstanceId &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_place, other.m_place);
    std::swap(m_newestSign, other.m_newestSign);
    std::swap(m_text, other.m_text);
    return *this;
}

}  // namespace observatorio
