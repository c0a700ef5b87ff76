// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with an input, as one translated sentence; empty when nothing is. Nothing here looks outside the
// program.
#pragma once

#include "analytics/domain/settings.h"
#include "analytics/domain/topicname.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <span>

namespace observatorio {

class SettingsCheck {
    Q_DECLARE_TR_FUNCTIONS(SettingsCheck)
public:
    static QString bootstrapServers(const QString &text);  ///< host:port, several by commas; IPv6 in brackets
    static QString topics(const QStringList &topics);      ///< at least one; Kafka's rules for a name
    static QString topicName(const QString &topic);
    static QString group(const QString &group);
    static QString required(const QString &text);
    static QString clientKey(const QString &certificateFile, const QString &keyFile);  ///< both or none
    static QString host(const QString &host);
    static QString databaseName(const QString &name);
    static QString window(DurationMs windowMs);  ///< the long windows are whole numbers of these

private:
    static QString textOf(TopicNameProblem problem, const QString &topic);
};

}  // namespace observatorio
