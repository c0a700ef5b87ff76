// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/settingscheck.h"

#include "ui/format.h"

#include <algorithm>
#include <iterator>

namespace observatorio {

namespace {

bool isHostCharacter(QChar c) { return c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_'; }

bool isHost(QStringView host)
{
    if (host.startsWith(u'[') && host.endsWith(u']')) {
        host = host.mid(1, host.size() - 2);
        return !host.isEmpty() && std::ranges::all_of(host, [](QChar c) {
            return QStringLiteral("0123456789abcdefABCDEF:.%").contains(c);
        });
    }
    return !host.isEmpty() && host.size() <= 255 && std::ranges::all_of(host, isHostCharacter);
}

bool isPort(QStringView text)
{
    bool ok = false;
    const int port = text.toInt(&ok);
    return ok && port >= 1 && port <= 65535;
}

}  // namespace

QString SettingsCheck::required(const QString &text)
{
    return text.trimmed().isEmpty() ? tr("This cannot be empty.") : QString();
}

QString SettingsCheck::bootstrapServers(const QString &text)
{
    if (text.trimmed().isEmpty())
        return tr("Enter at least one server, as host:port.");
    for (const QString &part : text.split(u',')) {
        const QString server = part.trimmed();
        const qsizetype colon = server.lastIndexOf(u':');
        if (server.isEmpty())
            return tr("There is an extra comma.");
        if (colon < 0)
            return tr("“%1” has no port; enter it as host:port.").arg(server);
        if (!isPort(QStringView(server).mid(colon + 1)))
            return tr("The port of “%1” is not a number from 1 to 65535.").arg(server);
        if (!isHost(QStringView(server).left(colon)))
            return tr("“%1” is not a host name or address.").arg(server.left(colon));
    }
    return {};
}

QString SettingsCheck::textOf(TopicNameProblem problem, const QString &topic)
{
    switch (problem) {
    case TopicNameProblem::Empty:
        return tr("Enter the topic name.");
    case TopicNameProblem::IllegalCharacter:
        return tr("“%1” is not a topic name: only letters without accents, digits, dot, hyphen and underscore.")
            .arg(topic);
    case TopicNameProblem::TooLong:
        return tr("A topic name can have at most 249 characters.");
    case TopicNameProblem::Repeated:
        return tr("“%1” is listed twice.").arg(topic);
    }
    return {};
}

QString SettingsCheck::topicName(const QString &topic)
{
    const auto problem = problemOfTopicName(topic.toStdString());
    return problem ? textOf(*problem, topic) : QString();
}

QString SettingsCheck::topics(const QStringList &topics)
{
    if (topics.isEmpty())
        return tr("Enter at least one topic.");
    std::vector<std::string> names;
    std::ranges::transform(topics, std::back_inserter(names), &QString::toStdString);
    const auto problem = problemOfTopicNames(names);
    return problem ? textOf(problem->second, QString::fromStdString(problem->first)) : QString();
}

QString SettingsCheck::group(const QString &group)
{
    if (group.trimmed().isEmpty())
        return tr("Enter the consumer group name.");
    return group.size() > 249 ? tr("A group name can have at most 249 characters.") : QString();
}

QString SettingsCheck::clientKey(const QString &certificateFile, const QString &keyFile)
{
    if (certificateFile.isEmpty() == keyFile.isEmpty())
        return {};
    return certificateFile.isEmpty() ? tr("A key also needs its certificate.")
                                     : tr("A certificate also needs its key.");
}

QString SettingsCheck::host(const QString &host)
{
    if (host.trimmed().isEmpty())
        return tr("Enter the server name or address.");
    // A socket directory is a host to PostgreSQL; a bare IPv6 address is one too.
    const QString trimmed = host.trimmed();
    if (trimmed.startsWith(u'/') || isHost(trimmed) || isHost(QStringLiteral("[%1]").arg(trimmed)))
        return {};
    return tr("“%1” is not a host name or address.").arg(trimmed);
}

QString SettingsCheck::databaseName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return tr("Enter the database name.");
    return name.toUtf8().size() > 63 ? tr("PostgreSQL names can have at most 63 bytes.") : QString();
}

QString SettingsCheck::window(DurationMs windowMs)
{
    if (windowMs <= 0)
        return tr("A window must last at least one second.");
    if (WindowGrid(windowMs).divides(LongWindows))
        return {};
    DurationMs below = windowMs / 1000;
    DurationMs above = below;
    const DurationMs whole = LongWindows.length() / 1000;
    while (below > 1 && whole % below != 0)
        --below;
    while (above < whole && whole % above != 0)
        ++above;
    return tr("The long window of %1 s is not a whole number of these. The nearest that fit are %2 s and %3 s.")
        .arg(Format::integer(whole), Format::integer(below), Format::integer(above));
}

}  // namespace observatorio
