// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/arguments.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace observatorio {
namespace {

TEST(Arguments, passwordsAreTakenOut)
{
    const std::pair<const char *, const char *> cases[] = {
        {"work", "work"},
        {"sqlite:a:b@c", "sqlite:a:b@c"},
        {"postgresql://ana@h:5432/d", "postgresql://ana@h:5432/d"},
        {"postgresql://h:5432/d", "postgresql://h:5432/d"},
        {"postgresql://h:5432/d?options=a@b", "postgresql://h:5432/d?options=a@b"},
        {"postgresql://ana:secreto@h:5432/d", "postgresql://ana:***@h:5432/d"},
        {"--database=postgres://ana:secreto@h/d?x=y", "--database=postgres://ana:***@h/d?x=y"},
        {"postgresql://ana:se/cr@to@h/d", "postgresql://ana:***@h/d"},
        {"postgresql://h/d?password=secreto&sslpassword=otro&x=y", "postgresql://h/d?password=***&sslpassword=***&x=y"},
        {"host=h password=secreto dbname=d", "host=h password=*** dbname=d"},
    };
    for (const auto &[text, clean] : cases)
        EXPECT_EQ(withoutPasswords(text), clean);
}

TEST(Arguments, theCopyIsWholeAndTheOriginalIsNot)
{
    std::string program = "observatorioctl", url = "postgresql://ana:secreto@h/d", tiny = "postgresql://a:x@h/d";
    char *argv[] = {program.data(), url.data(), tiny.data(), nullptr};
    Arguments arguments(3, argv);
    ASSERT_EQ(arguments.count(), 3);
    EXPECT_STREQ(arguments.values()[1], "postgresql://ana:secreto@h/d");
    EXPECT_STREQ(arguments.values()[2], "postgresql://a:x@h/d");
    EXPECT_EQ(arguments.values()[3], nullptr);
    EXPECT_STREQ(argv[0], "observatorioctl");
    EXPECT_STREQ(argv[1], "postgresql://ana:***@h/d");
    EXPECT_EQ(url.find("secreto"), std::string::npos);
    EXPECT_EQ(tiny.find(":x@"), std::string::npos);
}

}  // namespace
}  // namespace observatorio
