// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/silencemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <gtest/gtest.h>

using namespace observatorio;

namespace {

Silence silenceOf(const char *id, TimeMs from, TimeMs until)
{
    return {.id = id, .from = from, .until = until, .reason = "a\n<b>b</b>", .author = "ana"};
}

QString shown(const SilenceModel &model)
{
    QStringList ids;
    for (const SilenceRow &row : model.rows())
        ids.append(QString::fromStdString(row.key()));
    return ids.join(u' ');
}

}  // namespace

TEST(SilenceModel, ThoseInForceComeFirstAndTheClockMovesThem)
{
    SilenceModel model([](const SilenceMatcher &) { return QStringLiteral("<i>what</i>"); });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::vector<Silence> silences{silenceOf("later", 50, 90), silenceOf("now", 10, 60), silenceOf("past", 5, 20)};
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.update(silences, 30);
    EXPECT_EQ(shown(model), u"now later past");
    EXPECT_EQ(model.index(0, SilenceModel::Reason).data().toString(), u"a <b>b</b>") << "one line of plain text";
    EXPECT_EQ(model.index(0, SilenceModel::What).data(Qt::ToolTipRole).toString(), u"&lt;i&gt;what&lt;/i&gt;");
    model.update(silences, 60);
    EXPECT_EQ(shown(model), u"later now past");
    model.update({silences[0]}, 60);
    EXPECT_EQ(shown(model), u"later");
    EXPECT_EQ(resets.count(), 0);
}

TEST(SilenceModel, AStateIsTheClocks)
{
    const Silence silence = silenceOf("s", 10, 20);
    EXPECT_EQ(silenceState(silence, 9), SilenceState::NotYet);
    EXPECT_EQ(silenceState(silence, 10), SilenceState::InForce);
    EXPECT_EQ(silenceState(silence, 19), SilenceState::InForce);
    EXPECT_EQ(silenceState(silence, 20), SilenceState::Over);
    EXPECT_EQ(silenceState(silenceOf("ended at once", 10, 10), 10), SilenceState::Over);
}
