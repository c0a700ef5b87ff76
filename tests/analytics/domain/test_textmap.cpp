// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/textmap.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace observatorio::test {

TEST(TextMap, findsWhatAMapWouldFind)
{
    std::mt19937_64 random(3);
    const auto anyText = [&random] {
        std::string text(1 + random() % 6, 'a');
        for (char &c : text)
            c = static_cast<char>('a' + random() % 4);
        return text;
    };
    TextMap<int> map;
    EXPECT_FALSE(map.find("a"));
    EXPECT_FALSE(map.find(""));
    std::map<std::string, int> expected;
    for (int i = 0; i < 3'000; ++i) {
        const std::string text = anyText();
        const auto [value, isNew] = map.add(text, i);
        const auto [known, inserted] = expected.emplace(text, i);
        ASSERT_EQ(isNew, inserted) << text;
        ASSERT_EQ(*value, known->second) << text;
        const std::string other = anyText();
        const auto wanted = expected.find(other);
        const int *const found = map.find(other);
        ASSERT_EQ(found != nullptr, wanted != expected.end()) << other;
        ASSERT_TRUE(!found || *found == wanted->second) << other;
    }
    EXPECT_GT(expected.size(), 1'000u);
}

}  // namespace observatorio::test
