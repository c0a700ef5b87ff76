// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/silencemodel.h"

#include "ui/style/theme.h"

#include <algorithm>
#include <tuple>

namespace observatorio {

namespace {

constexpr TimeMs LongDate = 1'795'429'470'000;  // 23 November, as wide as any

}  // namespace

SilenceState silenceState(const Silence &silence, TimeMs now) noexcept
{
    if (now >= silence.until)
        return SilenceState::Over;
    return now < silence.from ? SilenceState::NotYet : SilenceState::InForce;
}

SilenceModel::SilenceModel(const std::function<QString(const SilenceMatcher &)> &what, QObject *parent)
    : ColumnsModel(parent)
{
    const auto plain = [](std::string Silence::*text) {
        return [text](const SilenceRow &row) { return QString::fromStdString(row.silence.*text).simplified(); };
    };
    const auto tip = [](std::string Silence::*text) {
        return
            [text](const SilenceRow &row) { return QVariant(Format::rich(QString::fromStdString(row.silence.*text))); };
    };
    addText(tr("State"), Term::SilenceState, stateText(SilenceState::InForce), [](const SilenceRow &row) {
        return stateText(row.state);
    }).sortedBy([](const SilenceRow &row) {
          return static_cast<int>(row.state);
      }).inked([](const SilenceRow &row) {
        return row.state == SilenceState::Over ? QVariant(Theme::instance().color(Theme::Muted)) : QVariant();
    });
    addText(tr("What"), Term::SilenceMatch, QStringLiteral("South Asia · Inflation"), [what](const SilenceRow &row) {
        return what(row.silence.matcher);
    }).tipped([what](const SilenceRow &row) { return QVariant(Format::rich(what(row.silence.matcher))); });
    addNumber(
        tr("Until"), Term::SilenceUntil, Format::dayTime(LongDate),
        [](const SilenceRow &row) { return row.silence.until; }, Format::dayTime)
        .atLeft()
        .tipped([](const SilenceRow &row) { return Format::dateTime(row.silence.until); });
    addText(tr("Reason"), Term::SilenceReason, tr("Known cause, who is looking into it…"), plain(&Silence::reason))
        .tipped(tip(&Silence::reason));
    addText(tr("By"), Term::SilenceAuthor, QStringLiteral("observatorio"), plain(&Silence::author))
        .tipped(tip(&Silence::author));
    addNumber(
        tr("Since"), Term::SilenceSince, Format::dayTime(LongDate),
        [](const SilenceRow &row) { return row.silence.from; }, Format::dayTime)
        .atLeft()
        .tipped([](const SilenceRow &row) { return Format::dateTime(row.silence.from); });
}

void SilenceModel::update(const std::vector<Silence> &silences, TimeMs now)
{
    std::vector<SilenceRow> next;
    next.reserve(silences.size());
    for (const Silence &silence : silences)
        next.push_back({silence, silenceState(silence, now)});
    std::ranges::sort(next, [](const SilenceRow &a, const SilenceRow &b) {
        return std::tie(a.state, b.silence.until, a.silence.id) < std::tie(b.state, a.silence.until, b.silence.id);
    });
    assign(std::move(next));
}

QString SilenceModel::stateText(SilenceState state)
{
    const QString words[] = {tr("in force", "silence"), tr("not yet", "silence"), tr("over", "silence")};
    return words[static_cast<std::size_t>(state)];
}

}  // namespace observatorio
