// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusitems.h"

#include "ui/accountingtext.h"
#include "ui/coverage.h"
#include "ui/format.h"
#include "ui/glossary/term.h"

#include <QCoreApplication>

#include <algorithm>

namespace observatorio {

namespace {

struct StatusText {
    Q_DECLARE_TR_FUNCTIONS(StatusBar)
};

StatusItem link(const QString &key, const QString &product, const LinkView &view, int importance)
{
    StatusItem item;
    item.key = key;
    item.importance = importance;
    const LinkLook look = linkLook(view.state);
    item.icon = look.icon;
    item.iconColor = look.color;
    item.parts.append({product, Theme::Muted, false});
    const QString name = Format::linkName(view);
    if (!name.isEmpty())
        item.parts.append({u' ' + name, Theme::Text, true});
    if (view.state != LinkState::Up)
        item.parts.append({u' ' + look.word, item.iconColor, true});
    item.toolTip = QStringLiteral("%1 %2: %3").arg(product, name, look.word);
    if (view.since)
        item.toolTip += u' ' + StatusText::tr("since %1").arg(Format::time(*view.since));
    if (view.error)
        item.toolTip += u'\n' + Format::error(*view.error);
    return item;
}

StatusItem figure(const QString &key, int importance, QVector<StatusItem::Part> parts, const QString &toolTip)
{
    StatusItem item;
    item.key = key;
    item.importance = importance;
    item.steady = true;
    item.parts = std::move(parts);
    item.toolTip = toolTip;
    return item;
}

StatusItem workers(const Snapshot &snapshot)
{
    const auto live = std::ranges::count_if(
        snapshot.workers, [&snapshot](const WorkerView &worker) { return !worker.isSilent(snapshot.at); });
    return figure(QStringLiteral("workers"), 70,
                  {{StatusText::tr("Workers") + u' ', Theme::Muted, false},
                   {QStringLiteral("%1/%2").arg(live).arg(snapshot.workers.size()),
                    live > 0 ? Theme::Text : Theme::Warning, true}},
                  StatusText::tr("Workers that gave a sign of life lately, of those that are known") + u'\n'
                      + Glossary::explanation(Term::Worker));
}

void addAccounting(QVector<StatusItem> &items, const Snapshot &snapshot)
{
    const Accounting &total = snapshot.total;
    const std::int64_t all = total.read();
    const bool right = snapshot.balances && total.balances();
    const QString meaning = Glossary::explanation(Term::AddsUp);
    if (all == 0 && right) {
        StatusItem none =
            figure(QStringLiteral("verdict"), 100, {{StatusText::tr("No records yet"), Theme::Muted, false}}, meaning);
        none.right = true;
        none.steady = false;
        items.append(none);
        return;
    }
    const QString whole = AccountingText::equation(total);
    StatusItem sum = figure(QStringLiteral("equation"), 20, {{whole, Theme::Muted, false}}, meaning);
    sum.brief = {{AccountingText::briefEquation(total), Theme::Muted, false}};
    sum.right = true;
    sum.steady = false;
    items.append(sum);

    StatusItem bar = figure(QStringLiteral("bar"), 50, {}, whole);
    bar.right = true;
    const auto share = [all](std::int64_t part) {
        return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0.0;
    };
    bar.shares = {share(total.counted), share(total.late), share(total.rejected), share(total.untimed + total.gaps)};
    items.append(bar);

    // What is read may add up and be only a part, or be what was known before a connection broke.
    const bool isWhole = Coverage::isWhole(snapshot);
    const Theme::Token color = !right ? Theme::Critical : isWhole ? Theme::Ok : Theme::Warning;
    QVector<StatusItem::Part> words{{AccountingText::verdict(right), color, true}};
    if (!isWhole) {
        const LinkView &source = snapshot.observing() ? snapshot.database : snapshot.broker;
        const QString limit = source.state == LinkState::Up ? Coverage::share(snapshot)
                              : source.answered ? StatusText::tr("as of %1").arg(Format::time(*source.answered))
                                                : StatusText::tr("not connected");
        words.append({QStringLiteral(" \u00B7 ") + limit, Theme::Muted, false});
    }
    StatusItem verdict =
        figure(QStringLiteral("verdict"), 100, std::move(words),
               right ? meaning : meaning + u'\n' + StatusText::tr("It does not add up: see Health for the partition."));
    verdict.right = true;
    verdict.icon = !right ? QStringLiteral("cross") : isWhole ? QStringLiteral("check") : QStringLiteral("warning");
    verdict.iconColor = color;
    items.append(verdict);
}

}  // namespace

QString StatusItem::plainText() const
{
    QString text;
    for (const Part &part : parts)
        text += part.text;
    return text;
}

LinkLook linkLook(LinkState state)
{
    static constexpr struct {
        const char *word;
        Theme::Token color;
        const char *icon;
        bool down = false;
    } looks[] = {
        {QT_TRANSLATE_NOOP("StatusBar", "off"), Theme::Muted, "stop"},
        {QT_TRANSLATE_NOOP("StatusBar", "connecting"), Theme::Muted, "clock"},
        {QT_TRANSLATE_NOOP("StatusBar", "connected"), Theme::Ok, "dot"},
        {QT_TRANSLATE_NOOP("StatusBar", "retrying"), Theme::Warning, "warning", true},
        {QT_TRANSLATE_NOOP("StatusBar", "failed"), Theme::Critical, "critical", true},
    };
    static_assert(std::size(looks) == static_cast<std::size_t>(LinkState::Failed) + 1);
    const auto &look = looks[static_cast<std::size_t>(state)];
    return {StatusText::tr(look.word), look.color, QLatin1String(look.icon), look.down};
}

QVector<StatusItem> statusItems(const Snapshot &snapshot)
{
    const bool postgres = snapshot.store.kind == StoreKind::PostgreSql;
    QVector<StatusItem> items;
    items.append(link(QStringLiteral("broker"), QStringLiteral("Kafka"), snapshot.broker, 90));
    items.append(link(QStringLiteral("database"), postgres ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite"),
                      snapshot.database, 80));
    items.append(figure(QStringLiteral("rate"), 60,
                        {{Format::integer(qRound64(snapshot.eventsPerSecond)), Theme::Text, true},
                         {u' ' + StatusText::tr("ev/s"), Theme::Muted, false}},
                        Glossary::explanation(Term::RecordRate)));
    if (snapshot.observing())
        items.append(workers(snapshot));
    const bool lagKnown = std::any_of(snapshot.partitions.begin(), snapshot.partitions.end(),
                                      [](const PartitionView &p) { return p.lag.has_value(); });
    QVector<StatusItem::Part> lag{{StatusText::tr("Lag") + u' ', Theme::Muted, false}};
    if (lagKnown) {
        lag.append({Format::integer(snapshot.lag), Theme::Text, true});
        if (snapshot.lagMs) {
            lag.append({QStringLiteral(" \u00B7 "), Theme::Muted, false});
            lag.append({Format::duration(*snapshot.lagMs), Theme::Text, true});
        }
    } else {
        lag.append({StatusText::tr("unknown"), Theme::Muted, false});
    }
    items.append(figure(QStringLiteral("lag"), 40, std::move(lag), Glossary::explanation(Term::Lag)));
    const QString delay =
        snapshot.watermarkDelayMs ? Format::duration(-*snapshot.watermarkDelayMs) : StatusText::tr("none yet");
    items.append(figure(QStringLiteral("watermark"), 30,
                        {{StatusText::tr("Watermark") + u' ', Theme::Muted, false}, {delay, Theme::Text, true}},
                        Glossary::explanation(Term::Watermark)));
    addAccounting(items, snapshot);
    return items;
}

}  // namespace observatorio
