// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "app/files/wholefile.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace observatorio {

/// Writes files, and looks where they would go, on threads of their own: a network drive may not answer for minutes.
/// GUI thread; answers come through the event loop. What still hangs when this ends is left behind.
class FileWriter : public QObject {
    Q_OBJECT
public:
    /// Blocks until the file is written, wholly or not at all; called on any thread.
    using Write = std::function<Expected<void>(const QString &path, const QByteArray &bytes)>;
    static constexpr int MostUnderWay = 8;

    explicit FileWriter(Write write = writeWhole, QObject *parent = nullptr);
    ~FileWriter() override;

    /// Answered by written() or failed(). Refused (FileUnwritable) while this path, or as many as are allowed, are
    /// being written.
    void write(const QString &path, const QByteArray &bytes);
    [[nodiscard]] const QStringList &underWay() const { return m_underWay; }  ///< paths, oldest first

    /// Answered by looked(), unless a newer question comes before its turn.
    void look(const QString &path);

Q_SIGNALS:
    void written(const QString &path);
    void failed(const Error &error);
    void finished();  ///< after written() or failed(): nothing is under way
    void looked(const QString &path, bool folderExists, bool fileExists);

private:
    struct Owner;
    void start(std::function<std::function<void()>()> work);
    void end(const QString &path, const Expected<void> &outcome);

    const Write m_write;
    const std::shared_ptr<Owner> m_owner;
    QStringList m_underWay;
    bool m_looking = false;
    std::optional<QString> m_nextLook;
};

}  // namespace observatorio
