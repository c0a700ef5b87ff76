// SPDX-License-Identifier: GPL-3.0-or-later
// How the window writes numbers, times and names; always in the interface's language (Format::locale()).
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/error.h"
#include "analytics/domain/indicatortable.h"
#include "analytics/domain/rejecthint.h"
#include "analytics/domain/snapshot.h"

#include <QLocale>
#include <QString>
#include <optional>

namespace observatorio::Format {

void setLocale(const QLocale &locale);  ///< once, with the language
const QLocale &locale();
void setIndicators(const IndicatorTable &indicators);  ///< once, at the start; it outlives the window

QString integer(std::int64_t value);                    ///< thousands by a thin space: 1 482 310
QString count(std::uint64_t value);                     ///< the same
QString decimal(double value, int digits);              ///< decimals as the language has them
QString rate(double perSecond);                         ///< whole; below ten with a decimal, so that 0.4 is not 0
QString value(const QString &indicator, double value);  ///< with the digits that suit the indicator
/// With as many more digits as it takes to stand on the side of `threshold` where it is: 15.04 beside 15, not 15.0.
QString valueBeside(const QString &indicator, double value, double threshold);
QString mean(const QString &indicator, double value);  ///< a mean: one digit more than value() while below ten
QString change(const QString &indicator, double value, double difference);  ///< signed, with mean(value)'s digits
QString percentChange(double percent, int digits);  ///< +28.8 %, signed, its space breaks no line
int digits(const QString &indicator);               ///< decimals of value(); 2 for an unknown indicator
QString time(TimeMs at);                            ///< 10:24:30, local
QString dateTime(TimeMs at);                        ///< 2026-11-23 10:24:30, local
QString dayTime(TimeMs at);                         ///< 23 Nov 10:24:30, local: where a year says nothing
QString zone();                                     ///< "local time (UTC+1)"
QString ago(TimeMs at, TimeMs now);                 ///< 12 s ago, 2 min ago
QString duration(DurationMs duration);              ///< 0.0 s, 60.4 s, 2 min 04 s
QString error(const Error &error);                  ///< errorText() in the interface's language
QString linkName(
    const LinkView &link);  ///< "127.0.0.1:9092", "embedded 127.0.0.1:43211", "observatorio.sqlite"; may be empty
QString member(const std::string &id);  ///< of a group; of our own programs what tells them apart
QString severity(Severity severity);
QString exact(double value);                            ///< as many decimals as it has
QString threshold(const AlertEpisode &episode);         ///< "> 40", with a space that breaks no line
QString joined(const std::vector<std::string> &texts);  ///< "ARG, BRA"
QString rich(const QString &text);                      ///< plain text for a tool tip, line by line
QString dotted(QStringList parts);                      ///< "a · b"; empty parts are left out
QString rejectReason(RejectReason reason);
QString rejectHint(const RejectHint &hint);  ///< a sentence; empty: none

// Of an indicator by its wire name; one that the table does not list is called what it is called on the wire.
QString indicatorName(const QString &indicator);     ///< "Inflation"
QString indicatorUnit(const QString &indicator);     ///< "% a year"; "" when unknown
QString indicatorNote(const QString &indicator);     ///< "inflacion · % a year · higher is worse"
QString indicatorToolTip(const QString &indicator);  ///< name and note, as rich text, escaped
QStringList alertingIndicators();  ///< names of those that alert by default: what a column has room for

}  // namespace observatorio::Format
