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
#include <unistd.h>
#include <utility>

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

}  // namespace

Expected<InstanceId> InstanceId::acquire(const std::string &group)
{
    const QString directory = lockDirectory();
    if (!store::makeFolder(directory))
        return unwritable(directory);
    const auto token = keptToken(directory);
    if (!token)
        return tl::unexpected(token.error());
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray::fromStdString(group), QCryptographicHash::Sha1).toHex().left(12);

    for (int place = 0; place < MaxInstances; ++place) {
        const QString path =
            QStringLiteral("%1/instance-%2-%3.lock").arg(directory, QString::fromLatin1(digest)).arg(place);
        const int descriptor = ::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return unwritable(path);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            return InstanceId(descriptor, place, token->toStdString());
        ::close(descriptor);
    }
    return failure(ErrorCode::GroupFenced, group, "more than 64 workers of this group run as this user");
}

InstanceId::InstanceId(int descriptor, int place, const std::string &token)
    : m_descriptor(descriptor), m_place(place),
      m_text("observatorio-" + hostName() + '-' + token + '-' + std::to_string(place))
{
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
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_place(other.m_place), m_text(std::move(other.m_text))
{
}

InstanceId &InstanceId::operator=(InstanceId &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_place, other.m_place);
    std::swap(m_text, other.m_text);
    return *this;
}

}  // namespace observatorio
