// SPDX-License-Identifier: GPL-3.0-or-later
// Where invented events may go, and when a person is asked.
#include "app/gui/options.h"
#include "app/settings/simulatorgate.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

/// Empty servers: the embedded broker.
AppSettings on(const std::string &servers, bool simulatorRuns = true)
{
    AppSettings settings;
    settings.pipeline.broker.embedded = servers.empty();
    if (!servers.empty())
        settings.pipeline.broker.bootstrapServers = servers;
    settings.simulatorRuns = simulatorRuns;
    return settings;
}

std::string question(const SimulatorGate &gate) { return gate.question().value_or("nothing"); }

TEST(SimulatorGate, whoObservesSendsNothingAndAsksNothing)
{
    for (const char *servers : {"", "real:9092"}) {
        AppSettings processing = on(servers), observing = processing;
        observing.pipeline.observe = true;
        SimulatorGate gate(observing, {servers, true});
        EXPECT_FALSE(gate.runs());
        EXPECT_EQ(question(gate), "nothing");
        gate.settingsChanged(observing, processing);
        EXPECT_TRUE(gate.runs()) << "as a program that starts with these settings";
        gate.settingsChanged(processing, observing);
        EXPECT_FALSE(gate.runs());
        SimulatorGate unasked(observing, {});
        EXPECT_EQ(question(unasked), "nothing");
    }
    CommandLine line;
    line.observe = true;
    EXPECT_TRUE(applied(on(""), line)->pipeline.observe);
}

TEST(SimulatorGate, atTheStart)
{
    const struct {
        const char *what;
        const char *stored;  ///< broker of the settings file
        bool simulatorRuns;
        const char *answered;  ///< the broker of the newest answer
        bool given;
        const char *brokers;  ///< option; null: none
        bool simulate;        ///< option
        bool runs;
        const char *asks;
    } rows[] = {
        {"embedded, as the settings say: on", "", true, "", false, nullptr, false, true, "nothing"},
        {"embedded, as the settings say: off", "", false, "", false, nullptr, false, false, "nothing"},
        {"embedded, off, but asked for", "", false, "", false, nullptr, true, true, "nothing"},
        {"a file of an older version", "real:9092", true, "", false, nullptr, false, false, "real:9092"},
        {"a real one, never to start", "real:9092", false, "", false, nullptr, false, false, "nothing"},
        {"allowed for this one", "real:9092", true, "real:9092", true, nullptr, false, true, "nothing"},
        {"allowed, but not set to start", "real:9092", false, "real:9092", true, nullptr, false, false, "nothing"},
        {"refused for this one", "real:9092", true, "real:9092", false, nullptr, false, false, "nothing"},
        {"allowed for another", "real:9092", true, "other:9092", true, nullptr, false, false, "real:9092"},
        {"refused for another", "real:9092", true, "other:9092", false, nullptr, false, false, "real:9092"},
        {"named on the command line", "", true, "", false, "real:9092", false, false, "nothing"},
        {"named, and once allowed", "real:9092", true, "real:9092", true, "real:9092", false, false, "nothing"},
        {"named and asked for", "", false, "", false, "real:9092", true, true, "nothing"},
        {"named, asked for, refused before", "real:9092", true, "real:9092", false, "real:9092", true, true, "nothing"},
        {"asked for on the stored one", "real:9092", true, "", false, nullptr, true, true, "nothing"},
    };
    for (const auto &row : rows) {
        CommandLine line;
        if (row.brokers)
            line.brokers = row.brokers;
        line.simulate = row.simulate;
        const AppSettings settings = applied(on(row.stored, row.simulatorRuns), line).value();
        const SimulatorGate gate(settings, applied(SimulatorConsent{row.answered, row.given}, settings, line));
        EXPECT_EQ(gate.runs(), row.runs) << row.what;
        EXPECT_EQ(question(gate), row.asks) << row.what;
    }
}

TEST(SimulatorGate, whenTheSettingsChange)
{
    const struct {
        const char *what;
        AppSettings before;
        bool running;  ///< before the change
        AppSettings now;
        bool runs;
        std::string asks;
    } rows[] = {
        {"embedded to a real one", on(""), true, on("real:9092"), false, "real:9092"},
        {"stopped there, but set to run", on(""), false, on("real:9092"), false, "real:9092"},
        {"running, though not set to", on("", false), true, on("real:9092", false), false, "real:9092"},
        {"neither", on("", false), false, on("real:9092", false), false, "nothing"},
        {"one real to another", on("real:9092"), true, on("other:9092"), false, "other:9092"},
        {"another port is another broker", on("real:9092"), true, on("real:9093"), false, "real:9093"},
        {"a real one to the embedded", on("real:9092"), true, on(""), true, "nothing"},
        {"a real one to the embedded, not set to run", on("real:9092", false), true, on("", false), false, "nothing"},
        {"the same real one goes on", on("real:9092"), true, on("real:9092"), true, "nothing"},
        {"the same real one stays stopped", on("real:9092"), false, on("real:9092"), false, "nothing"},
        {"the embedded one stays stopped", on(""), false, on(""), false, "nothing"},
    };
    for (const auto &row : rows) {
        SimulatorGate gate(row.before, {row.before.pipeline.broker.bootstrapServers, true});
        row.running ? gate.started() : gate.stopped();
        gate.settingsChanged(row.before, row.now);
        EXPECT_EQ(gate.runs(), row.runs) << row.what;
        EXPECT_EQ(question(gate), row.asks) << row.what;
    }
}

TEST(SimulatorGate, anotherSecurityIsNoOtherBroker)
{
    AppSettings now = on("real:9092");
    now.pipeline.broker.protocol = SecurityProtocol::Ssl;
    now.pipeline.broker.group = "otro";
    SimulatorGate gate(on("real:9092"), {"real:9092", true});
    gate.settingsChanged(on("real:9092"), now);
    EXPECT_TRUE(gate.runs());
}

TEST(SimulatorGate, anAnswerCountsForTheBrokerThatWasAskedAbout)
{
    SimulatorGate gate(on(""), {});
    gate.settingsChanged(on(""), on("a:1"));
    gate.settingsChanged(on("a:1"), on("b:1"));
    gate.answer("a:1", true);
    EXPECT_FALSE(gate.runs());
    EXPECT_EQ(question(gate), "b:1");
    gate.answer("b:1", true);
    EXPECT_TRUE(gate.runs());
    EXPECT_EQ(question(gate), "nothing");
    EXPECT_EQ(gate.consent(), (SimulatorConsent{"b:1", true}));
    gate.settingsChanged(on("b:1"), on("a:1"));
    gate.answer("a:1", false);
    EXPECT_FALSE(gate.runs());
    EXPECT_EQ(gate.consent(), (SimulatorConsent{"a:1", false}));
    gate.settingsChanged(on("a:1"), on("b:1"));
    EXPECT_FALSE(gate.runs()) << "asked anew, whenever the broker becomes another one";
    EXPECT_EQ(question(gate), "b:1");
}

TEST(SimulatorGate, aQuestionGoesWithItsReason)
{
    SimulatorGate gate(on("real:9092"), {});
    ASSERT_EQ(question(gate), "real:9092");
    gate.settingsChanged(on("real:9092"), on("real:9092", false));
    EXPECT_EQ(question(gate), "nothing");

    SimulatorGate pressed(on("real:9092"), {});
    pressed.started();
    EXPECT_TRUE(pressed.runs());
    EXPECT_EQ(question(pressed), "nothing");
    EXPECT_EQ(pressed.consent(), SimulatorConsent{}) << "a press starts it now, not at every start of the program";
}

}  // namespace
}  // namespace observatorio
