// SPDX-License-Identifier: GPL-3.0-or-later
// The window's terms and what they mean, each in two sentences: the one home of what tool tips, column heads, screen
// readers and the glossary say of them. In the interface's language; GUI thread.
#pragma once

#include <QString>
#include <cstdint>

class QWidget;

namespace observatorio {

enum class Term : std::uint8_t {
    // records, partitions, offsets and groups
    Record,
    Event,
    EventTime,
    NewestEvent,
    Topic,
    Partition,
    PartitionCount,
    Offset,
    BeginOffset,
    EndOffset,
    RecordsKept,
    ConsumerGroup,
    Member,
    ReadBy,
    Committed,
    Position,
    PositionInLog,
    Lag,
    LagTime,
    RecordRate,
    TopicState,
    PartitionState,
    Idle,
    PartitionsRead,
    ClusterId,
    Country,
    Indicator,
    CountriesReporting,
    // windows, watermarks and the accounting
    Window,
    LongWindow,
    Average,
    Watermark,
    Open,
    Final,
    Amended,
    Late,
    MissedWindow,
    LateBy,
    OffsetsRead,
    Counted,
    Rejected,
    Reason,
    RejectedCount,
    RejectedShare,
    RejectHint,
    FirstBytes,
    Untimed,
    Gaps,
    AddsUp,
    KeyMismatch,
    LegendLine,
    LineLast,
    LineMinimum,
    LineMaximum,
    LineMean,
    Activity,
    // alerts and their rules
    Alert,
    ActiveAlerts,
    AlertState,
    Severity,
    AlertStart,
    AlertEnd,
    AlertDuration,
    FirstValue,
    PeakValue,
    LastValue,
    Threshold,
    TriggeringRecord,
    Response,
    SilenceState,
    SilenceMatch,
    SilenceUntil,
    SilenceReason,
    SilenceAuthor,
    SilenceSince,
    RuleAlerts,
    RuleNewest,
    Rule,
    RuleOn,
    RuleCountries,
    Basis,
    Direction,
    WarningThreshold,
    CriticalThreshold,
    ClearAt,
    PendingFor,
    KeepFiring,
    StaleAfter,
    AlertsPublished,
    // workers, the database and the simulator
    Worker,
    Host,
    Program,
    WorkerPartitions,
    WorkerLag,
    LastCommit,
    WorkerState,
    Observing,
    RowsWritten,
    Commits,
    CommitDuration,
    PendingRows,
    DatabaseSize,
    DatabaseGrowth,
    OldestWindow,
    SourceLine,
    ImportedYear,
    ImportedValue,
    CountriesTaken,
    ValuesTaken,
    YearsTaken,
    NotTaken,
    NotTakenWhy,
    NotTakenRows,
    SimulatedData,
    SimulatedRate,
    Generated,
    Confirmed,
    InFlight,
    Failed,
};
inline constexpr int TermCount = static_cast<int>(Term::Failed) + 1;

namespace Glossary {

QString name(Term term);
QString explanation(Term term);  ///< both sentences, plain text
QString toolTip(Term term);      ///< name and sentences, rich text

/// `widget` is about `term`: tool tip, what's-this (Shift+F1) and accessible description.
void explain(QWidget *widget, Term term);

/// A widget that gets the focus this way has nothing hovering over it: it shows its tool tip by itself.
bool byKeyboard(Qt::FocusReason reason);
void showToolTip(QWidget *widget);  ///< below it

}  // namespace Glossary

}  // namespace observatorio
