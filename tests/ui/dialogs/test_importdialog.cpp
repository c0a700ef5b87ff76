// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uiworld.h"

#include "ui/dialogs/import/importform.h"
#include "ui/dialogs/importdialog.h"
#include "ui/models/importmodels.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <gmock/gmock.h>

using namespace observatorio;
using namespace observatorio::test;

namespace {

constexpr int Deadline = 10'000;

ImportOutcome outcome()
{
    ImportOutcome made;
    made.path = "/data/a.csv";
    made.layout = FileLayout::WorldBank;
    made.encoding = TextEncoding::Windows1252;
    made.separator = ';';
    made.decimal = DecimalSign::Comma;
    made.columns = {"", "País", "Año", "<b>x</b>"};
    made.countryColumn = "País";
    made.yearColumn = "Año";
    made.valueColumn = "<b>x</b>";
    made.preview = {{{"ARG", "inflacion"}, 2023, 133.5, 2}, {{"BRA", "inflacion"}, 2023, 4.6, 3}};
    made.taken = {{"inflacion", 2, 2, 2023, 2023}};
    made.values = 2;
    made.missing = {{"", 1}, {"..", 3}};
    made.leftOut = {{"<i>World</i>", LeftOutReason::Region, 4, 9}};
    made.problems = {{7, "x", "1,234", ImportProblem::Ambiguous}};
    made.problemCount = 14;
    made.conflicts = {{{{"ARG", "inflacion"}, 2023, 133.5, 8}, {{"ARG", "inflacion"}, 2023, 130.0, 2}}};
    made.conflictCount = 1;
    return made;
}

class ImportDialogTest : public testing::Test {
protected:
    ImportDialogTest() : asked(&world.actions, &Actions::importReadRequested)
    {
        dialog = std::make_unique<ImportDialog>(world.context);
        dialog->show();
    }

    /// Chooses a file; gives back the request that follows.
    quint64 choose(const QString &path)
    {
        asked.clear();
        dialog->setFile(path);
        return nextRequest();
    }
    quint64 nextRequest()
    {
        EXPECT_TRUE(asked.count() > 0 || asked.wait(Deadline));
        const quint64 request = asked.isEmpty() ? 0 : asked.last().first().toULongLong();
        last = asked.isEmpty() ? ImportChoices() : asked.last().at(2).value<ImportChoices>();
        asked.clear();
        return request;
    }
    void answer(quint64 request, const ImportOutcome &made)
    {
        Q_EMIT world.actions.importRead(request, std::make_shared<const ImportOutcome>(made), {});
    }
    QComboBox *box(const QString &name)
    {
        for (QComboBox *candidate : dialog->findChildren<QComboBox *>()) {
            if (candidate->accessibleName() == name)
                return candidate;
        }
        ADD_FAILURE() << name.toStdString();
        return nullptr;
    }
    bool says(const QString &text)
    {
        return std::ranges::any_of(dialog->findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->isVisibleTo(dialog.get()) && label->text().contains(text);
        });
    }

    UiWorld world;
    QSignalSpy asked;
    ImportChoices last;
    std::unique_ptr<ImportDialog> dialog;
};

TEST_F(ImportDialogTest, aFileIsReadShownAndImportedAsItWasShown)
{
    auto *import = dialog->findChild<QPushButton *>(QStringLiteral("import"));
    EXPECT_FALSE(import->isEnabled());
    const quint64 request = choose(QStringLiteral("/data/a.csv"));
    EXPECT_EQ(last, ImportChoices());
    EXPECT_FALSE(import->isEnabled());
    const auto read = std::make_shared<const ImportOutcome>(outcome());
    Q_EMIT world.actions.importRead(request, read, {});
    EXPECT_TRUE(import->isEnabled());
    EXPECT_TRUE(says(QStringLiteral("World Bank")));
    QSignalSpy replaced(&world.actions, &Actions::importRequested);
    import->click();
    ASSERT_EQ(replaced.count(), 1);
    EXPECT_EQ(replaced.first().first().value<std::shared_ptr<const ImportOutcome>>(), read);
    EXPECT_FALSE(import->isEnabled()) << "until the answer";
    world.context.importedData = true;
    Q_EMIT world.actions.dataReplaced(true);
    EXPECT_TRUE(says(QStringLiteral("Imported")));
    EXPECT_TRUE(button(*dialog, QStringLiteral("Close")));
}

TEST_F(ImportDialogTest, choicesAreAutomaticUntilMadeAndSayWhatWasFound)
{
    answer(choose(QStringLiteral("/data/a.csv")), outcome());
    EXPECT_EQ(box(QStringLiteral("Encoding"))->currentText(), u"automatic: Windows-1252");
    EXPECT_EQ(box(QStringLiteral("Separator"))->currentText(), u"automatic: semicolon");
    EXPECT_EQ(box(QStringLiteral("Country"))->currentText(), u"automatic: País");
    EXPECT_EQ(box(QStringLiteral("Country"))->itemText(1), u"column 1") << "it has no head";
    box(QStringLiteral("Encoding"))->setCurrentText(QStringLiteral("UTF-16LE"));
    box(QStringLiteral("Separator"))->setCurrentText(QStringLiteral("tab"));
    box(QStringLiteral("Value"))->setCurrentIndex(4);
    box(QStringLiteral("Indicator"))->setCurrentText(QStringLiteral("Gini inequality"));
    nextRequest();
    EXPECT_EQ(last.encoding, TextEncoding::Utf16Le);
    EXPECT_EQ(last.separator, '\t');
    EXPECT_EQ(last.valueColumn, "#4");
    EXPECT_EQ(last.indicator, "gini");
    EXPECT_EQ(last.countryColumn, "");
    choose(QStringLiteral("/data/b.csv"));
    EXPECT_EQ(last, ImportChoices()) << "another file begins anew";
}

TEST_F(ImportDialogTest, aFileWithoutYearsAsksForOne)
{
    ImportOutcome asking = outcome();
    asking.yearColumn.clear();
    asking.questions = {ImportQuestion::Year};
    answer(choose(QStringLiteral("/data/a.csv")), asking);
    EXPECT_FALSE(dialog->findChild<QPushButton *>(QStringLiteral("import"))->isEnabled());
    EXPECT_TRUE(says(QStringLiteral("The file tells no year")));
    auto *year = dialog->findChild<QLineEdit *>(QStringLiteral("year"));
    ASSERT_TRUE(year->isVisible());
    year->setText(QStringLiteral("0"));
    EXPECT_TRUE(says(QStringLiteral("A year from 1500 to 2200")));
    year->setText(QStringLiteral("2021"));
    nextRequest();
    EXPECT_EQ(last.year, 2021);
}

TEST_F(ImportDialogTest, anAnswerToAnOlderQuestionIsIgnored)
{
    const quint64 older = choose(QStringLiteral("/data/a.csv"));
    const quint64 newer = choose(QStringLiteral("/data/b.csv"));
    answer(older, outcome());
    EXPECT_FALSE(dialog->findChild<QPushButton *>(QStringLiteral("import"))->isEnabled());
    answer(newer, outcome());
    EXPECT_TRUE(dialog->findChild<QPushButton *>(QStringLiteral("import"))->isEnabled());
}

TEST_F(ImportDialogTest, whyAFileIsRefusedIsPlainText)
{
    const quint64 request = choose(QStringLiteral("/data/a.csv"));
    Q_EMIT world.actions.importRead(request, nullptr, QStringLiteral("<b>no table</b>"));
    EXPECT_TRUE(says(QStringLiteral("<b>no table</b>")));
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        EXPECT_NE(label->textFormat(), Qt::RichText);
}

TEST_F(ImportDialogTest, theWayBackIsOpenOnlyWithImportedData)
{
    auto *back = dialog->findChild<QPushButton *>(QStringLiteral("builtIn"));
    EXPECT_FALSE(back->isEnabled());
    world.context.importedData = true;
    dialog = std::make_unique<ImportDialog>(world.context);
    back = dialog->findChild<QPushButton *>(QStringLiteral("builtIn"));
    QSignalSpy wanted(&world.actions, &Actions::builtInDataRequested);
    back->click();
    EXPECT_EQ(wanted.count(), 1);
    EXPECT_FALSE(back->isEnabled());
    Q_EMIT world.actions.dataNotReplaced(QStringLiteral("Cannot write x"));
    EXPECT_TRUE(back->isEnabled());
    world.context.importedData = false;
    Q_EMIT world.actions.dataReplaced(false);
    EXPECT_FALSE(back->isEnabled());
}

TEST_F(ImportDialogTest, closingItEndsTheReading)
{
    choose(QStringLiteral("/data/a.csv"));
    dialog.reset();
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.first().at(1).toString(), QString());
}

TEST(ImportModels, followWhatIsRead)
{
    UiWorld world;
    ImportPreviewModel preview(world.context);
    ImportTakenModel taken;
    ImportNoteModel notes(world.context);
    const QAbstractItemModelTester testers[] = {QAbstractItemModelTester(&preview), QAbstractItemModelTester(&taken),
                                                QAbstractItemModelTester(&notes)};
    const ImportOutcome made = outcome();
    preview.update(made.preview);
    taken.update(made.taken);
    notes.update(made);
    EXPECT_EQ(preview.index(0, ImportPreviewModel::Country).data().toString(), u"Argentina");
    EXPECT_EQ(preview.index(0, ImportPreviewModel::Indicator).data().toString(), u"Inflation");
    EXPECT_EQ(preview.index(0, ImportPreviewModel::Year).data().toString(), u"2023");
    EXPECT_EQ(taken.index(0, ImportTakenModel::Years).data().toString(), u"2023");
    ASSERT_EQ(notes.rowCount(), 3);
    EXPECT_EQ(notes.index(0, ImportNoteModel::Why).data().toString(), u"'1,234' is ambiguous: decimals or thousands");
    EXPECT_EQ(notes.index(1, ImportNoteModel::Why).data().toString(),
              u"two values: 133.5 (line 8) counts, 130 does not");
    EXPECT_EQ(notes.index(2, ImportNoteModel::What).data().toString(), u"<i>World</i>");
    EXPECT_EQ(notes.index(2, ImportNoteModel::Why).data().toString(), u"a region");
    EXPECT_FALSE(notes.index(2, ImportNoteModel::What).data(Qt::ToolTipRole).toString().contains(u"<i>"));
    preview.update({});
    taken.update({});
    notes.update({});
    EXPECT_EQ(preview.rowCount() + taken.rowCount() + notes.rowCount(), 0);
}

}  // namespace
