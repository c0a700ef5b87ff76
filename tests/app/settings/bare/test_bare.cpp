// SPDX-License-Identifier: GPL-3.0-or-later
// A program that carries no tables (this one links none) says so, instead of settings without rules or rules unchecked.
#include "app/options/sessionoptions.h"
#include "app/settings/contradictions.h"
#include "app/settings/programdefaults.h"
#include "app/settings/settingsjson.h"
#include "app/settings/settingsreference.h"

#include <gtest/gtest.h>

namespace observatorio {

namespace {

template<typename Value>
std::string missing(const Expected<Value> &result)
{
    return result || result.error().code != ErrorCode::FileUnreadable ? std::string("none") : result.error().subject;
}

constexpr const char *Indicators = ":/data/indicators.csv";
constexpr const char *Countries = ":/data/countries.csv";

}  // namespace

TEST(WithoutTables, NothingIsTakenForRight)
{
    EXPECT_EQ(missing(programDefaults()), Indicators);
    EXPECT_EQ(missing(settingsReference()), Indicators);
    EXPECT_EQ(missing(parseSettings("{}", "f.json")), Indicators);
    EXPECT_EQ(missing(contradictions({})), Countries);
    const SessionOptions none;
    EXPECT_EQ(missing(none.overDefaults()), Indicators);
    EXPECT_EQ(missing(none.over({})), Countries);
}

}  // namespace observatorio
