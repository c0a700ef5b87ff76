// SPDX-License-Identifier: GPL-3.0-or-later
// A number is read as a person meant it, or refused where the person sees it; never as another one.
#include "tests/ui/uiworld.h"
#include "ui/dialogs/settings/ruledelegate.h"
#include "ui/format.h"
#include "ui/models/rulemodel.h"
#include "ui/numbertext.h"
#include "ui/widgets/numberbox.h"

#include <QLineEdit>
#include <QTest>
#include <limits>

using namespace observatorio;
using namespace observatorio::test;

namespace {

const QLocale Spanish(QLocale::Spanish, QLocale::Spain);
const QLocale English(QLocale::English, QLocale::UnitedStates);

class Numbers : public testing::Test {
protected:
    ~Numbers() override { Format::setLocale(QLocale(QLocale::English)); }
};

class Typed : public Numbers {
protected:
    void use(const QLocale &locale)
    {
        Format::setLocale(locale);
        model.setRules(world.context.settings.pipeline.rules);
    }

    /// Key by key into the cell's editor.
    void type(const QModelIndex &cell, const QString &keys)
    {
        QWidget parent;
        const std::unique_ptr<QWidget> editor(delegate.createEditor(&parent, {}, cell));
        delegate.setEditorData(editor.get(), cell);
        auto *line = qobject_cast<QLineEdit *>(editor.get());
        ASSERT_TRUE(line);
        line->selectAll();
        QTest::keyClicks(line, keys);
        delegate.setModelData(line, &model, cell);
    }

    UiWorld world;
    RuleModel model{*world.context.countries};
    RuleDelegate delegate{*world.context.indicators, nullptr};
};

}  // namespace

TEST_F(Numbers, AreReadAsMeantInBothLanguagesOrRefused)
{
    constexpr double Refused = std::numeric_limits<double>::quiet_NaN();
    const struct {
        const char *text;
        double spanish;
        double english;
    } rows[] = {
        {"15.5", 15.5, 15.5},
        {"15,5", 15.5, 15.5},
        {"-2.5", -2.5, -2.5},
        {"-2,5", -2.5, -2.5},
        {"\u22122,5", -2.5, -2.5},
        {"- 7", -7, -7},
        {"+3", 3, 3},
        {"0", 0, 0},
        {"-0", 0, 0},
        {"  40 ", 40, 40},
        {".5", 0.5, 0.5},
        {",5", 0.5, 0.5},
        {"5.", 5, 5},
        {"007", 7, 7},
        {"1234", 1234, 1234},
        {"1234.567", 1234.567, 1234.567},
        // Three digits behind one mark: a decimal mark where the language has it, else nobody knows.
        {"1.234", Refused, 1.234},
        {"1,234", 1.234, Refused},
        {"-12.345", Refused, -12.345},
        {"999,999", 999.999, Refused},
        {"0.234", 0.234, 0.234},
        {"0,234", 0.234, 0.234},
        {"1.2345", 1.2345, 1.2345},
        {"1.23", 1.23, 1.23},
        {"1.234e1", 12.34, 12.34},
        // Groups that can be nothing else.
        {"1.234,5", 1234.5, 1234.5},
        {"1,234.5", 1234.5, 1234.5},
        {"1.234.567", 1234567, 1234567},
        {"1,234,567", 1234567, 1234567},
        {"1.234.567,8", 1234567.8, 1234567.8},
        {"1 234", 1234, 1234},
        {"1\u202f482\u202f310", 1482310, 1482310},
        {"1\u00a0234,5", 1234.5, 1234.5},
        {"1 234.567", 1234.567, 1234.567},
        {"1e3", 1000, 1000},
        {"1.5E-3", 0.0015, 0.0015},
        {"2e+2", 200, 200},
        {"1,5e\u22122", 0.015, 0.015},
        {"1.7e308", 1.7e308, 1.7e308},
        {"", Refused, Refused},
        {"  ", Refused, Refused},
        {"-", Refused, Refused},
        {".", Refused, Refused},
        {"many", Refused, Refused},
        {"1x", Refused, Refused},
        {"1.2.3", Refused, Refused},
        {"12.34.567", Refused, Refused},
        {"1,2,3", Refused, Refused},
        {"1.234.5", Refused, Refused},
        {"1,23.4", Refused, Refused},
        {"1 23", Refused, Refused},
        {"1 234.567,8", Refused, Refused},
        {"1.5 5", Refused, Refused},
        {"--1", Refused, Refused},
        {"1-", Refused, Refused},
        {"1e", Refused, Refused},
        {"e5", Refused, Refused},
        {"1e999", Refused, Refused},
        {"1e-999", Refused, Refused},
        {"nan", Refused, Refused},
        {"inf", Refused, Refused},
        {"0x10", Refused, Refused},
        {"1'234", Refused, Refused},
        {"\u0661\u0662", Refused, Refused},
        {"0.123.456", Refused, Refused},
        {"5 %", Refused, Refused},
    };
    for (const QLocale &locale : {Spanish, English}) {
        Format::setLocale(locale);
        for (const auto &row : rows) {
            const double expected = locale == Spanish ? row.spanish : row.english;
            const NumberText::Read read = NumberText::read(QString::fromUtf8(row.text));
            if (std::isnan(expected)) {
                EXPECT_FALSE(read.has_value())
                    << locale.name().toStdString() << " reads \"" << row.text << "\" as " << *read;
                EXPECT_TRUE(read || !read.error().isEmpty());
            } else {
                ASSERT_TRUE(read.has_value())
                    << locale.name().toStdString() << " \"" << row.text << "\": " << read.error().toStdString();
                EXPECT_DOUBLE_EQ(*read, expected) << locale.name().toStdString() << " \"" << row.text << '"';
                EXPECT_FALSE(std::signbit(*read) && *read == 0.0);
            }
        }
    }
}

TEST_F(Numbers, WhatAnEditorBeginsWithIsReadBackAsTheSameValue)
{
    for (const QLocale &locale : {Spanish, English}) {
        Format::setLocale(locale);
        for (const double value : {0.0, 15.0, -2.5, 1.234, -12.345, 999.999, 1234.5, 1e6, 1e15, 1.7e308, 5e-324,
                                   0.1234567890123456, 1.0 / 3.0}) {
            const NumberText::Read read = NumberText::read(NumberText::write(value));
            ASSERT_TRUE(read.has_value()) << NumberText::write(value).toStdString();
            EXPECT_EQ(*read, value) << NumberText::write(value).toStdString();
        }
    }
}

TEST_F(Typed, AThresholdWithTheOtherLanguagesMarkIsReadAsMeant)
{
    for (const QLocale &locale : {Spanish, English}) {
        for (const auto &[keys, value] : {std::pair("15.5", 15.5), {"15,5", 15.5}, {"-2.5", -2.5}, {"-2,5", -2.5}}) {
            use(locale);
            type(model.index(0, RuleModel::Warning), QString::fromLatin1(keys));
            EXPECT_EQ(model.rules().front().warning, value) << locale.name().toStdString() << ' ' << keys;
        }
    }
}

TEST_F(Typed, WhatHasTwoReadingsIsMarkedAndBothAreShown)
{
    use(Spanish);
    const QModelIndex cell = model.index(0, RuleModel::Critical);
    const std::optional<double> before = model.rules().front().critical;
    type(cell, QStringLiteral("1.234"));
    EXPECT_EQ(cell.data().toString(), u"1.234");
    EXPECT_TRUE(cell.data(RuleModel::ProblemRole).toString().contains(u"1234 or 1,234"));
    EXPECT_EQ(model.rules().front().critical, before);
    type(cell, QStringLiteral("1,234"));
    EXPECT_EQ(cell.data(RuleModel::ProblemRole).toString(), u"Critical must be above the warning threshold.");
    EXPECT_EQ(model.rules().front().critical, 1.234);
}

TEST_F(Typed, SecondsAreWholeAndWithinADay)
{
    use(Spanish);
    const QModelIndex cell = model.index(0, RuleModel::Pending);
    for (const char *keys : {"1.5", "1,5", "-3", "86401", ""}) {
        type(cell, QString::fromLatin1(keys));
        if (*keys) {
            EXPECT_FALSE(cell.data(RuleModel::ProblemRole).toString().isEmpty()) << keys;
        }
        EXPECT_EQ(model.rules().front().pendingMs, 0) << keys;
    }
    type(cell, QStringLiteral("90"));
    EXPECT_TRUE(cell.data(RuleModel::ProblemRole).toString().isEmpty());
    EXPECT_EQ(model.rules().front().pendingMs, 90'000);
}

TEST_F(Numbers, ABoxKeepsItsValueAndIsMarkedWhileItsTextIsWrong)
{
    for (const QLocale &locale : {Spanish, English}) {
        Format::setLocale(locale);
        for (const char *keys : {"1.5", "1,5", "1000", "-3", "x", "0"}) {
            WholeBox box;
            box.setRange(1, 900);
            box.setSuffix(QStringLiteral(" s"));
            box.setToolTip(QStringLiteral("how long"));
            box.setValue(30);
            box.show();
            box.selectAll();
            QTest::keyClicks(&box, QString::fromLatin1(keys));
            EXPECT_FALSE(box.problem().isEmpty()) << keys;
            EXPECT_TRUE(box.property("invalid").toBool());
            EXPECT_EQ(box.toolTip(), box.problem());
            QTest::keyClick(&box, Qt::Key_Return);
            EXPECT_EQ(box.value(), 30) << keys;
            EXPECT_EQ(box.text(), u"30 s") << keys;
            EXPECT_TRUE(box.problem().isEmpty()) << box.problem().toStdString();
            EXPECT_EQ(box.toolTip(), u"how long");
        }
    }
}

TEST_F(Numbers, ABoxReadsBothMarks)
{
    for (const QLocale &locale : {Spanish, English}) {
        Format::setLocale(locale);
        for (const char *keys : {"2.5", "2,5"}) {
            DecimalBox box;
            box.setRange(0.0, 100.0);
            box.setDecimals(1);
            box.setSuffix(QStringLiteral(" %"));
            box.show();
            box.selectAll();
            QTest::keyClicks(&box, QString::fromLatin1(keys));
            QTest::keyClick(&box, Qt::Key_Return);
            EXPECT_EQ(box.value(), 2.5) << locale.name().toStdString() << ' ' << keys;
        }
        WholeBox rate;
        rate.setRange(1, 100'000);
        rate.setKeyboardTracking(false);
        rate.show();
        rate.selectAll();
        QTest::keyClicks(&rate, QStringLiteral("12 345"));
        QTest::keyClick(&rate, Qt::Key_Return);
        EXPECT_EQ(rate.value(), 12'345);
    }
}
