// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated world (HACKING.md, Simulated world).
//
//   test_simulation                           all of it
//   test_simulation --seed N [--bug NAME]     one schedule, told step by step
//   test_simulation --survey N [--bug NAME]   N schedules, and how many of them went wrong in which way
//   test_simulation --canary                  a planted bug, looked for as in every run: it must be found, so this
//   fails
#include "tests/faults/simulation/planted.h"
#include "tests/faults/simulation/states.h"
#include "tests/faults/simulation/world.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

namespace observatorio::simulation {

namespace {

constexpr std::uint64_t Schedules = 100'000;
/// Under sanitizers, which are twenty times slower.
constexpr std::uint64_t SanitizedSchedules = 5'000;
/// A planted bug must be found within so many.
constexpr std::uint64_t MostForABug = 100'000;

std::uint64_t schedules() { return std::getenv("OBSERVATORIO_SANITIZED") ? SanitizedSchedules : Schedules; }

struct Failure {
    std::uint64_t seed = 0;
    std::string what;
};

/// The first schedule, from the first seed on, that goes wrong.
std::optional<Failure> firstFailure(std::uint64_t most, Bug bug)
{
    plantedBug = bug;
    std::optional<Failure> failure;
    for (std::uint64_t seed = 1; seed <= most && !failure; ++seed) {
        if (std::string what = World(seed, {}).run(); !what.empty())
            failure = Failure{seed, std::move(what)};
    }
    plantedBug = Bug::None;
    return failure;
}

std::string repeatLine(const Failure &failure, Bug bug)
{
    std::string line = failure.what + "; repeat with: test_simulation --seed " + std::to_string(failure.seed);
    if (bug != Bug::None)
        line.append(" --bug ").append(BugNames[static_cast<std::size_t>(bug)]);
    return line;
}

int tell(std::uint64_t seed, Bug bug)
{
    plantedBug = bug;
    const std::string what = World(seed, [](const std::string &line) { std::cout << line << '\n'; }).run();
    std::cout << (what.empty() ? "nothing went wrong" : what) << std::endl;
    return what.empty() ? 0 : 1;
}

/// What went wrong, without numbers.
std::string kindOf(std::string what)
{
    std::erase_if(what, [](char c) { return c >= '0' && c <= '9'; });
    return what;
}

int survey(std::uint64_t most, Bug bug)
{
    plantedBug = bug;
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> kinds;  // how many, and the first seed
    for (std::uint64_t seed = 1; seed <= most; ++seed) {
        if (std::string what = World(seed, {}).run(); !what.empty())
            ++kinds.try_emplace(kindOf(std::move(what)), 0, seed).first->second.first;
    }
    for (const auto &[kind, count] : kinds)
        std::cout << count.first << " of " << most << ": " << kind << " (first: --seed " << count.second << ")\n";
    std::cout << "done" << std::endl;
    return kinds.empty() ? 0 : 1;
}

int canary()
{
    const auto failure = firstFailure(MostForABug, Bug::RetryThatAdds);
    std::cout << (failure ? "the canary is found: " + repeatLine(*failure, Bug::RetryThatAdds) : "the canary lives")
              << std::endl;
    return failure ? 1 : 0;
}

}  // namespace

TEST(Simulation, EverySchedulesTablesAreWhatARecountGives)
{
    reachedStates = {};
    const auto began = std::chrono::steady_clock::now();
    const auto failure = firstFailure(schedules(), Bug::None);
    EXPECT_FALSE(failure) << repeatLine(*failure, Bug::None);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::cout << (failure ? failure->seed : schedules()) << " schedules in " << took.count() << " s\n";
    for (std::size_t i = 0; i < StateNames.size(); ++i) {
        std::cout << "  " << reachedStates[i] << " " << StateNames[i] << '\n';
        EXPECT_GT(reachedStates[i], 0u) << "no schedule reached: " << StateNames[i];
    }
}

class PlantedBug : public testing::TestWithParam<int> {};

TEST_P(PlantedBug, IsFound)
{
    const Bug bug = static_cast<Bug>(GetParam());
    const auto failure = firstFailure(MostForABug, bug);
    ASSERT_TRUE(failure) << BugNames[static_cast<std::size_t>(bug)] << " was not found in " << MostForABug
                         << " schedules";
    std::cout << BugNames[static_cast<std::size_t>(bug)] << ": found by schedule " << failure->seed << " ("
              << failure->what << ")\n";
}

INSTANTIATE_TEST_SUITE_P(Simulation, PlantedBug, testing::Range(1, static_cast<int>(BugNames.size())));

namespace {

int run(int argc, char **argv)
{
    testing::InitGoogleTest(&argc, argv);
    std::optional<std::uint64_t> seed;
    std::optional<std::uint64_t> surveyed;
    Bug bug = Bug::None;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--canary")
            return canary();
        const std::string_view value = i + 1 < argc ? argv[++i] : "";
        if (argument == "--seed" && !value.empty()) {
            seed = std::strtoull(value.data(), nullptr, 10);
        } else if (argument == "--survey" && !value.empty()) {
            surveyed = std::strtoull(value.data(), nullptr, 10);
        } else if (argument == "--bug" && bugNamed(value)) {
            bug = *bugNamed(value);
        } else {
            std::cerr << "usage: test_simulation [--seed N | --survey N | --canary] [--bug NAME]\n";
            return 2;
        }
    }
    if (surveyed)
        return survey(*surveyed, bug);
    return seed ? tell(*seed, bug) : RUN_ALL_TESTS();
}

}  // namespace

}  // namespace observatorio::simulation

int main(int argc, char **argv) { return observatorio::simulation::run(argc, argv); }
