// SPDX-License-Identifier: GPL-3.0-or-later
// Every name that the program carries, as the world may write it; Qt's Unicode against our own table of it.
#include "analytics/domain/namefold.h"
#include "app/files/resources.h"
#include "tests/support/countryfiles.h"

#include <gtest/gtest.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace observatorio::test {

namespace {

const CountryTable &countries() { return *Resources::countries().value(); }

/// Every name of a country or a former state, with the code of that one.
std::map<QString, std::string> allNames()
{
    std::map<QString, std::string> names;
    const auto read = [&names](const char *file, const QList<qsizetype> &columns) {
        const QStringList lines = QString::fromStdString(referenceFile(file)).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines.sliced(1)) {
            QStringList fields(1);
            bool quoted = false;
            for (const QChar c : line) {
                if (c == u'"')
                    quoted = !quoted;
                else if (c == u',' && !quoted)
                    fields.append(QString());
                else
                    fields.back().append(c);
            }
            for (const qsizetype column : columns) {
                if (!fields.value(column).isEmpty())
                    names[fields.value(column)] = fields.front().toStdString();
            }
        }
    };
    read("countries.csv", {0, 1, 3, 4});
    read("formerstates.csv", {0, 1, 2, 3});
    read("countryaliases.csv", {1});
    return names;
}

std::string codeOf(const QString &text)
{
    const std::string name = text.toStdString();
    if (const auto id = countries().find(name))
        return countries().at(*id).iso3;
    const FormerState *const state = countries().formerState(name);
    return state ? state->code : "nobody";
}

struct Writing {
    const char *name;
    std::function<QString(const QString &)> write;
};

class CountryWriting : public testing::TestWithParam<Writing> {};

TEST_P(CountryWriting, namesTheSameOne)
{
    const auto names = allNames();
    EXPECT_GT(names.size(), 1'700u);
    for (const auto &[name, code] : names)
        EXPECT_EQ(codeOf(GetParam().write(name)), code) << GetParam().write(name).toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    All, CountryWriting,
    testing::Values(
        Writing{"AsWritten", [](const QString &name) { return name; }},
        Writing{"Decomposed", [](const QString &name) { return name.normalized(QString::NormalizationForm_D); }},
        Writing{"Composed", [](const QString &name) { return name.normalized(QString::NormalizationForm_C); }},
        Writing{"Capitals", [](const QString &name) { return name.toUpper(); }},
        Writing{"SmallLetters", [](const QString &name) { return name.toLower(); }},
        Writing{"DecomposedCapitals",
                [](const QString &name) { return name.toUpper().normalized(QString::NormalizationForm_D); }},
        Writing{"Padded", [](const QString &name) { return QStringLiteral("\uFEFF \t%1\u00A0\r\n").arg(name); }},
        Writing{"WideSpaces", [](QString name) { return name.replace(u' ', QStringLiteral("\u00A0\u2003 \u3000")); }},
        Writing{"CurlyApostrophes",
                [](QString name) { return name.replace(u'\'', u'\u2019').replace(u'-', u'\u2011'); }},
        Writing{"StraightApostrophes", [](QString name) { return name.replace(u'\u2019', u'\''); }},
        Writing{"GraveAccents", [](QString name) { return name.replace(u'\'', u'`').replace(u'\u2019', u'\u00B4'); }},
        Writing{"WithMarksOfDirection",
                [](const QString &name) { return QStringLiteral("\u200E%1\u200F").arg(name); }}),
    [](const auto &test) { return test.param.name; });

TEST(CountryNames, haveAccentsToDecompose)
{
    const auto names = allNames();
    EXPECT_GE(std::ranges::count_if(names,
                                    [](const auto &entry) {
                                        return entry.first.normalized(QString::NormalizationForm_D) != entry.first;
                                    }),
              52);
}

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_D).toCaseFolded().normalized(QString::NormalizationForm_D);
}

bool isLatin(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) {
        const char16_t code = c.unicode();
        return code < 0x80 || (code >= 0xC0 && code < 0x250) || (code >= 0x300 && code < 0x370) || code == 0x2BC;
    });
}

// What becomes Latin letters becomes the same as with Qt, and all else stays as it is, but for spaces, apostrophes and
// hyphens, and for letters that become two: these Qt leaves alone.
TEST(FoldedName, foldsEveryCharacterAsQtDoes)
{
    std::set<std::string> others;
    for (char32_t code = 1; code < 0x110000; ++code) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        const QString character = QString::fromUcs4(&code, 1);
        const QString theirs = folded(character);
        const std::string ours(FoldedName(character.toStdString()).text());
        if (ours != (isLatin(theirs) ? theirs : character).toStdString())
            others.insert(ours);
    }
    EXPECT_EQ(others, (std::set<std::string>{"", "'", "-", "'n", "ff", "ffi", "ffl", "fi", "fl", "ss", "st"}));
}

TEST(FoldedName, putsMarksInUnicodesOrder)
{
    for (const char16_t *const marks : {u"e\u0302\u0323", u"e\u0323\u0302", u"\u1EC7", u"\u1EB9\u0302", u"\u00EA\u0323",
                                        u"a\u0315\u0300\u0327b", u"\u01D6\u0327"}) {
        const QString text = QString::fromUtf16(marks);
        EXPECT_EQ(FoldedName(text.toStdString()).text(), folded(text).toStdString()) << text.toStdString();
    }
}

}  // namespace

}  // namespace observatorio::test
