// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/filewriter.h"

#include <QFileInfo>

#include <mutex>
#include <thread>
#include <utility>

namespace observatorio {

/// Outlives the writer while a thread hangs.
struct FileWriter::Owner {
    std::mutex mutex;
    FileWriter *writer;  ///< null: nobody waits for the answer any more
};

FileWriter::FileWriter(Write write, QObject *parent)
    : QObject(parent), m_write(std::move(write)), m_owner(std::make_shared<Owner>())
{
    m_owner->writer = this;
}

FileWriter::~FileWriter()
{
    const std::scoped_lock lock(m_owner->mutex);
    m_owner->writer = nullptr;
}

/// `work` runs on a thread of its own; what it returns, then on this one.
void FileWriter::start(std::function<std::function<void()>()> work)
{
    std::thread([owner = m_owner, work = std::move(work)] {
        std::function<void()> answer = work();
        const std::scoped_lock lock(owner->mutex);
        if (owner->writer)
            QMetaObject::invokeMethod(owner->writer, std::move(answer), Qt::QueuedConnection);
    }).detach();
}

void FileWriter::write(const QString &path, const QByteArray &bytes)
{
    const auto refuse = [&](const QString &cause) {
        Q_EMIT failed(Error{ErrorCode::FileUnwritable, path.toStdString(), cause.toStdString()});
    };
    if (m_underWay.contains(path))
        return refuse(tr("it is already being saved"));
    if (m_underWay.size() >= MostUnderWay)
        return refuse(tr("too many files are already being saved"));
    m_underWay.append(path);
    start([this, write = m_write, path, bytes] {
        return [this, path, outcome = write(path, bytes)] { end(path, outcome); };
    });
}

void FileWriter::end(const QString &path, const Expected<void> &outcome)
{
    m_underWay.removeOne(path);
    if (outcome)
        Q_EMIT written(path);
    else
        Q_EMIT failed(outcome.error());
    if (m_underWay.isEmpty())
        Q_EMIT finished();
}

void FileWriter::look(const QString &path)
{
    if (std::exchange(m_looking, true)) {
        m_nextLook = path;
        return;
    }
    start([this, path] {
        const QFileInfo place(path);
        return [this, path, folder = QFileInfo(place.path()).isDir(), file = place.exists()] {
            m_looking = false;
            Q_EMIT looked(path, folder, file);
            if (const std::optional<QString> next = std::exchange(m_nextLook, std::nullopt))
                look(*next);
        };
    });
}

}  // namespace observatorio
