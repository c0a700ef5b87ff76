// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/plaintext.h"
#include "app/files/complain.h"

#include <QDirIterator>
#include <QFile>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

TEST(PlainText, onlyShows)
{
    struct Case {
        std::string text;
        std::string plain;
    };
    using namespace std::string_literals;
    for (const Case &c : {Case{"", ""}, Case{"Perú, 中 😀 ok", "Perú, 中 😀 ok"}, Case{"\x1b[31mred\x07", " [31mred "},
                          Case{"a\nb\tc\r"s, "a b c "}, Case{"a\0b\x7f"s, "a b "},
                          Case{"a\xC2\x9B"
                               "31m",
                               "a 31m"},                                     // C1: CSI in one character
                          Case{"a\xC2\xA0z", "a\xC2\xA0z"},                  // the first after C1
                          Case{"a\xE2\x80\xAEz\xE2\x80\xA8", "a z "},        // right-to-left override, line separator
                          Case{"a\xFFz\xC3", "a\xEF\xBF\xBDz\xEF\xBF\xBD"},  // no UTF-8
                          Case{"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},      // overlong
                          Case{"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}}) {  // a surrogate
        EXPECT_EQ(plainText(c.text), c.plain);
        EXPECT_EQ(plainText(c.plain), c.plain) << "twice is once";
    }
}

TEST(Complain, isOneLineOfPlainText)
{
    testing::internal::CaptureStderr();
    complain(Error{ErrorCode::TopicUnknown, "a\x1b]0;title\x07", "server\nsaid"});
    EXPECT_EQ(testing::internal::GetCapturedStderr(),
              "The broker has no topic a ]0;title  (server said). Create it, or correct the name in the settings.\n");
    testing::internal::CaptureStderr();
    complainLines("one\ntwo\x1b\n");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "one\ntwo \n");
}

/// Whoever writes to stderr by another way would write what a record says.
TEST(Complain, isTheOnlyWayToStderr)
{
    int files = 0;
    for (const char *folder : {"analytics", "kafka", "app", "ui"}) {
        QDirIterator it(QStringLiteral(OBSERVATORIO_SOURCE_DIR "/") + QLatin1String(folder), {QStringLiteral("*.cpp")},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QFile file(path);
            ASSERT_TRUE(file.open(QIODevice::ReadOnly));
            ++files;
            for (const QByteArray &line : file.readAll().split('\n')) {
                const bool writes =
                    line.contains("std::cerr") || line.contains("fprintf(stderr") || line.contains("std::clog");
                EXPECT_TRUE(!writes || line.contains("plainText(")) << path.toStdString() << ": " << line.toStdString();
            }
        }
    }
    EXPECT_GT(files, 100);
}

}  // namespace
}  // namespace observatorio
