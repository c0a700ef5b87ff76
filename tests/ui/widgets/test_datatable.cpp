// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnwidths.h"
#include "ui/widgets/datatable.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>

#include <gmock/gmock.h>

using namespace observatorio;

namespace {

TEST(ColumnWidths, ServeNeedsBeforeWishesAndCutTheWidestFirst)
{
    const ColumnDemand number{50, 50, 80}, text{40, 100, 100}, longText{40, 900, 900}, rest{30, 30, 30, true};
    const struct {
        const char *name;
        std::vector<ColumnDemand> columns;
        int room;
        std::vector<int> widths;
    } cases[] = {
        {"room for all: the stretching one takes the rest", {number, text, rest}, 300, {80, 100, 120}},
        {"nobody stretches", {number, text}, 300, {80, 100}},
        {"two stretch", {rest, number, rest}, 201, {60, 80, 61}},
        {"half of the wish", {number, text}, 165, {65, 100}},
        {"a long text is cut, a short one is not", {number, text, longText}, 400, {50, 100, 250}},
        {"then both, alike", {number, text, longText}, 200, {50, 75, 75}},
        {"numbers never: it scrolls, texts up to a third",
         {number, number, number, text, longText},
         210,
         {50, 50, 50, 70, 70}},
        {"a short text is whole then", {number, number, {40, 55, 55}, longText}, 170, {50, 50, 55, 56}},
        {"no room", {number}, 0, {50}},
        {"no column", {}, 100, {}},
    };
    for (const auto &expected : cases)
        EXPECT_EQ(columnWidths(expected.columns, expected.room), expected.widths) << expected.name;
}

class Table : public testing::Test {
protected:
    Table() : model(2, 3)
    {
        model.setHorizontalHeaderLabels({QStringLiteral("Member"), QStringLiteral("Lag"), QStringLiteral("Said")});
        model.setHeaderData(1, Qt::Horizontal, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                            Qt::TextAlignmentRole);
        table.setModel(&model);
        table.resize(600, 200);
        table.show();
    }
    void put(int column, const QString &text) { model.setData(model.index(0, column), text); }
    [[nodiscard]] int needs(const QString &text) const { return table.fontMetrics().horizontalAdvance(text); }
    void waitForLayout(int column, int atLeast)
    {
        QDeadlineTimer deadline(5000);
        while (table.columnWidth(column) < atLeast && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        EXPECT_GE(table.columnWidth(column), atLeast);
    }

    QStandardItemModel model;
    DataTable table;
};

TEST_F(Table, GivesEachColumnWhatItHoldsAndTheLastOneTheRest)
{
    const QString member = QStringLiteral("observatorio-aula-7-8f3a5b21-0");
    put(0, member);
    waitForLayout(0, needs(member));
    EXPECT_EQ(table.columnWidth(0) + table.columnWidth(1) + table.columnWidth(2), table.viewport()->width());
    const int before = table.columnWidth(0);
    put(0, QStringLiteral("a"));
    table.resize(610, 200);
    EXPECT_EQ(table.columnWidth(0), before) << "shrinks while rows come";
    table.fitColumns();
    EXPECT_LT(table.columnWidth(0), before);
}

TEST_F(Table, CutsTextsAndNeverNumbers)
{
    const QString number = QStringLiteral("88 888 888 888"), text(300, u'x');
    put(0, text);
    put(1, number);
    put(2, text);
    waitForLayout(1, needs(number));
    for (const int width : {600, 400, 300}) {
        table.resize(width, 200);
        QCoreApplication::processEvents();  // the scroll bar follows later
        EXPECT_GE(table.columnWidth(1), needs(number)) << width;
        EXPECT_EQ(table.horizontalScrollBar()->maximum(), 0) << width;
        EXPECT_LE(std::abs(table.columnWidth(0) - table.columnWidth(2)), 1) << width;
    }
}

TEST_F(Table, LeavesAColumnAsAPersonSizedIt)
{
    table.setColumnWidth(0, 77);
    table.resize(900, 200);
    EXPECT_EQ(table.columnWidth(0), 77);
    table.hideColumn(1);
    QCoreApplication::processEvents();
    EXPECT_EQ(table.horizontalHeader()->length(), table.viewport()->width()) << "no gap, and no rest";
    EXPECT_EQ(table.columnViewportPosition(2), 77);
    table.showColumn(1);
    EXPECT_GT(table.columnWidth(1), needs(QStringLiteral("Lag"))) << "hiding is no sizing";
    EXPECT_EQ(table.columnWidth(0) + table.columnWidth(1) + table.columnWidth(2), table.viewport()->width());
    put(0, QString(50, u'x'));
    table.fitColumns();
    EXPECT_EQ(table.columnWidth(0), 77);
}

TEST(DataTableState, WidthsComeBackUnderTheSameTitlesOnly)
{
    QStandardItemModel english, spanish;
    english.setHorizontalHeaderLabels({QStringLiteral("Late by"), QStringLiteral("Offset")});
    spanish.setHorizontalHeaderLabels({QStringLiteral("Tarde por"), QStringLiteral("Offset")});
    const auto widthAfter = [](QStandardItemModel &model, const QByteArray &state) {
        DataTable table;
        table.setModel(&model);
        table.setColumnWidth(0, 111);
        table.restoreState(state);
        return table.columnWidth(0);
    };
    DataTable table;
    table.setModel(&english);
    table.setColumnWidth(0, 77);
    EXPECT_EQ(widthAfter(english, table.state()), 77);
    EXPECT_EQ(widthAfter(spanish, table.state()), 111);
    EXPECT_EQ(widthAfter(english, "no state"), 111);
    EXPECT_EQ(widthAfter(english, table.state().chopped(3)), 111) << "cut off";
}

}  // namespace
