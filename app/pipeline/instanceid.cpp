// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/instanceid.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace observatorio {

namespace {

constexpr int MaxInstances = 64;

QString lockDirectory()
{
    // Asked for where the system has none, Qt's own runtime location complains on stderr.
    const bool session = qEnvironmentVariableIsSet("XDG_RUNTIME_DIR");
    const auto place = session ? QStandardPaths::RuntimeLocation : QStandardPaths::GenericDataLocation;
    return QStandardPaths::writableLocation(place) + QStringLiteral("/observatorio");
}

}  // namespace

Expected<InstanceId> InstanceId::acquire(const std::string &group)
{
    const QString directory = lockDirectory();
    if (!QDir().mkpath(directory))
        return failure(ErrorCode::FileUnwritable, directory.toStdString());
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray::fromStdString(group), QCryptographicHash::Sha1).toHex().left(12);

    for (int number = 0; number < MaxInstances; ++number) {
        const QString path =
            QStringLiteral("%1/instance-%2-%3.lock").arg(directory, QString::fromLatin1(digest)).arg(number);
        const int descriptor = ::open(path.toLocal8Bit().constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return failure(ErrorCode::FileUnwritable, path.toStdString(), std::strerror(errno));
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
            const std::string host = QSysInfo::machineHostName().toStdString();
            return InstanceId(descriptor, "observatorio-" + host + "-" + std::to_string(number));
        }
        ::close(descriptor);
    }
    return failure(ErrorCode::GroupFenced, group, "more than 64 workers of this group run on this machine");
}

InstanceId::~InstanceId()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

InstanceId::InstanceId(InstanceId &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_text(std::move(other.m_text))
{
}

InstanceId &InstanceId::operator=(InstanceId &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_text, other.m_text);
    return *this;
}

}  // namespace observatorio
