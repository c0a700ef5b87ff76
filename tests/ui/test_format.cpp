// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format.h"

#include <gtest/gtest.h>

#include <limits>

namespace observatorio {
namespace {

const QLocale Spanish(QLocale::Spanish, QLocale::Spain);
const QLocale English(QLocale::English, QLocale::UnitedKingdom);

class FormatTest : public testing::Test {
protected:
    void SetUp() override { Format::setLocale(English); }
    void TearDown() override { Format::setLocale(English); }
};

TEST_F(FormatTest, ThousandsAreSeparatedByAThinSpaceThatDoesNotBreak)
{
    const struct {
        std::int64_t number;
        const char16_t *text;
    } rows[] = {
        {0, u"0"},
        {999, u"999"},
        {1'000, u"1\u202F000"},
        {1'482'310, u"1\u202F482\u202F310"},
        {-20'500, u"\u221220\u202F500"},
        {std::numeric_limits<std::int64_t>::min(), u"\u22129\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808"},
    };
    for (const auto &row : rows)
        EXPECT_EQ(Format::integer(row.number).toStdString(), QString::fromUtf16(row.text).toStdString());
}

TEST_F(FormatTest, DecimalsFollowTheLanguage)
{
    const struct {
        QLocale locale;
        double number;
        int digits;
        const char16_t *text;
    } rows[] = {
        {English, 8.41, 2, u"8.41"},
        {Spanish, 8.41, 2, u"8,41"},
        {Spanish, 207.64, 1, u"207,6"},
        {Spanish, 1234.5, 1, u"1\u202F234,5"},
        {English, -60.4, 1, u"\u221260.4"},
        {Spanish, -0.004, 2, u"0,00"},
        {English, 12.0, 0, u"12"},
        {English, std::numeric_limits<double>::quiet_NaN(), 1, u"\u2013"},
        {English, std::numeric_limits<double>::infinity(), 1, u"\u2013"},
    };
    for (const auto &row : rows) {
        Format::setLocale(row.locale);
        EXPECT_EQ(Format::decimal(row.number, row.digits).toStdString(), QString::fromUtf16(row.text).toStdString());
    }
}

TEST_F(FormatTest, AMemberIsNamedByWhatTellsItApart)
{
    EXPECT_EQ(Format::member("observatorio-aula-7-8f3ac21d-0"), QStringLiteral("aula-7-8f3ac21d-0"));
    EXPECT_EQ(Format::member("observatorio-"), QStringLiteral("observatorio-"));
    EXPECT_EQ(Format::member("spark-1"), QStringLiteral("spark-1"));
}

TEST_F(FormatTest, ARateBelowTenHasADecimal)
{
    EXPECT_EQ(Format::rate(0.0), QStringLiteral("0"));
    EXPECT_EQ(Format::rate(0.4), QStringLiteral("0.4"));
    EXPECT_EQ(Format::rate(9.94), QStringLiteral("9.9"));
    EXPECT_EQ(Format::rate(10.4), QStringLiteral("10"));
}

TEST_F(FormatTest, AnIndicatorHasItsOwnDigits)
{
    const auto value = [](const char *indicator, double number) {
        return Format::value(QString::fromLatin1(indicator), number).toStdString();
    };
    EXPECT_EQ(value("inflacion", 41.32), "41.3");
    EXPECT_EQ(value("idh", 0.7312), "0.731");
    EXPECT_EQ(value("pib_percapita", 999.6), "1\u202F000");
    EXPECT_EQ(value("of_my_own", 2.0), "2.00");
    EXPECT_EQ(Format::mean(QStringLiteral("inflacion"), 8.414).toStdString(), "8.41");
    EXPECT_EQ(Format::mean(QStringLiteral("inflacion"), 9.996).toStdString(), "10.0");
    EXPECT_EQ(Format::change(QStringLiteral("inflacion"), 8.4, 0.32).toStdString(), "+0.32");
    EXPECT_EQ(Format::change(QStringLiteral("inflacion"), 80.0, 0.04).toStdString(), "0.0");
    EXPECT_EQ(Format::change(QStringLiteral("inflacion"), 80.0, -0.04).toStdString(), "0.0");
}

TEST_F(FormatTest, AValueBesideItsThresholdDoesNotContradictIt)
{
    const struct {
        double value;
        double threshold;
        const char16_t *text;  ///< of an indicator nobody listed, which has two digits
    } rows[] = {
        {16.046, 15.0, u"16.05"},    {15.004, 15.0, u"15.004"},       {15.0004, 15.0, u"15.0004"},
        {14.996, 15.0, u"14.996"},   {15.0, 15.0, u"15.00"},          {-3.002, -3.0, u"\u22123.002"},
        {12.3451, 12.345, u"12.35"}, {1e-13, 0.0, u"0.000000000000"},
    };
    for (const auto &row : rows)
        EXPECT_EQ(Format::valueBeside(QStringLiteral("nobody-listed"), row.value, row.threshold).toStdString(),
                  QString::fromUtf16(row.text).toStdString());
    EXPECT_FALSE(Format::valueBeside(QStringLiteral("nobody-listed"), 1e300, 15.0).isEmpty());
}

TEST_F(FormatTest, Durations)
{
    const struct {
        DurationMs duration;
        const char16_t *text;
    } rows[] = {
        {0, u"0.0 s"},
        {40, u"0.0 s"},
        {31'000, u"31.0 s"},
        {60'400, u"60.4 s"},
        {119'999, u"120.0 s"},
        {124'000, u"2 min 04 s"},
        {3'599'600, u"1 h 00 min"},
        {7'500'000, u"2 h 05 min"},
        {180'000'000, u"2 d 2 h"},
        {-60'400, u"\u221260.4 s"},
    };
    for (const auto &row : rows)
        EXPECT_EQ(Format::duration(row.duration).toStdString(), QString::fromUtf16(row.text).toStdString());
    Format::setLocale(Spanish);
    EXPECT_EQ(Format::duration(31'000).toStdString(), "31,0 s");
}

TEST_F(FormatTest, Ago)
{
    constexpr TimeMs now = 1'800'000'000'000;
    const struct {
        DurationMs before;
        const char *text;
    } rows[] = {{-5'000, "now"},        {999, "now"},           {12'300, "12 s ago"},    {59'999, "59 s ago"},
                {120'000, "2 min ago"}, {7'200'000, "2 h ago"}, {200'000'000, "2 d ago"}};
    for (const auto &row : rows)
        EXPECT_EQ(Format::ago(now - row.before, now).toStdString(), row.text);
}

TEST_F(FormatTest, AnErrorNamesItsSubjectCauseAndRemedyAndIsNeverAFormatString)
{
    const QString text = Format::error({ErrorCode::BrokerUnreachable, "10.0.0.1:9092", "refused %1 %2"});
    EXPECT_EQ(text.toStdString(), "No Kafka broker answers at 10.0.0.1:9092 (refused %1 %2). Check the address and "
                                  "that the broker is running, or use the embedded broker.");
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        const QString each = Format::error({static_cast<ErrorCode>(code), "the-subject", "the-cause"});
        EXPECT_TRUE(each.contains(QStringLiteral("the-subject")) && each.contains(QStringLiteral("(the-cause)")))
            << each.toStdString();
        EXPECT_FALSE(each.contains(u'%'));
    }
}

}  // namespace
}  // namespace observatorio
