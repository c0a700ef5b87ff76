// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/words.h"

namespace observatorio {

namespace {

constexpr Word<SecurityProtocol> Protocols[] = {{"plaintext", SecurityProtocol::Plaintext},
                                                {"ssl", SecurityProtocol::Ssl},
                                                {"sasl_plaintext", SecurityProtocol::SaslPlaintext},
                                                {"sasl_ssl", SecurityProtocol::SaslSsl}};
constexpr Word<SaslMechanism> Mechanisms[] = {{"plain", SaslMechanism::Plain},
                                              {"scram-sha-256", SaslMechanism::ScramSha256},
                                              {"scram-sha-512", SaslMechanism::ScramSha512}};
constexpr Word<StoreKind> Kinds[] = {{"sqlite", StoreKind::Sqlite}, {"postgresql", StoreKind::PostgreSql}};
constexpr Word<LatePolicy> Policies[] = {{"drop", LatePolicy::Drop}, {"amend", LatePolicy::Amend}};
constexpr Word<AlertBasis> Bases[] = {{"event", AlertBasis::Event}, {"window-average", AlertBasis::WindowAverage}};
constexpr Word<AlertDirection> Directions[] = {{"above", AlertDirection::Above}, {"below", AlertDirection::Below}};
constexpr Word<Scenario> Scenarios[] = {{"normal", Scenario::Normal}, {"crisis", Scenario::Crisis}};
constexpr Word<ThemeChoice> Themes[] = {
    {"system", ThemeChoice::System}, {"light", ThemeChoice::Light}, {"dark", ThemeChoice::Dark}};

}  // namespace

std::span<const Word<SecurityProtocol>> wordsOf(SecurityProtocol) { return Protocols; }
std::span<const Word<SaslMechanism>> wordsOf(SaslMechanism) { return Mechanisms; }
std::span<const Word<StoreKind>> wordsOf(StoreKind) { return Kinds; }
std::span<const Word<LatePolicy>> wordsOf(LatePolicy) { return Policies; }
std::span<const Word<AlertBasis>> wordsOf(AlertBasis) { return Bases; }
std::span<const Word<AlertDirection>> wordsOf(AlertDirection) { return Directions; }
std::span<const Word<Scenario>> wordsOf(Scenario) { return Scenarios; }
std::span<const Word<ThemeChoice>> wordsOf(ThemeChoice) { return Themes; }

}  // namespace observatorio
