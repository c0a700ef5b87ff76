// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/glossary/termtable.h"

namespace observatorio {

namespace {

constexpr TermEntry ProgramEntries[] = {
    {Term::Worker, QT_TRANSLATE_NOOP("Glossary", "Worker"),
     QT_TRANSLATE_NOOP("Glossary",
                       "A program that reads, counts and stores: this window, observatorioctl work, or a Spark job."),
     QT_TRANSLATE_NOOP("Glossary", "Several share out the partitions of a group, on one machine or many.")},
    {Term::Host, QT_TRANSLATE_NOOP("Glossary", "Host"),
     QT_TRANSLATE_NOOP("Glossary", "The machine on which the worker runs, by the name that it gives itself."),
     QT_TRANSLATE_NOOP("Glossary", "A container has a name of its own.")},
    {Term::Program, QT_TRANSLATE_NOOP("Glossary", "Program"),
     QT_TRANSLATE_NOOP("Glossary", "What kind of worker it is."),
     QT_TRANSLATE_NOOP("Glossary", "Its version is in the tool tip of the cell.")},
    {Term::WorkerPartitions, QT_TRANSLATE_NOOP("Glossary", "Partitions of a worker"),
     QT_TRANSLATE_NOOP("Glossary", "How many partitions the worker reads now."),
     QT_TRANSLATE_NOOP("Glossary", "The tool tip of the cell lists them.")},
    {Term::WorkerLag, QT_TRANSLATE_NOOP("Glossary", "Lag of a worker"),
     QT_TRANSLATE_NOOP("Glossary", "Records of its partitions that the worker has not stored yet."),
     QT_TRANSLATE_NOOP("Glossary", "A dash says that the broker has not told.")},
    {Term::LastCommit, QT_TRANSLATE_NOOP("Glossary", "Last commit"),
     QT_TRANSLATE_NOOP("Glossary", "When results were last written to the database."),
     QT_TRANSLATE_NOOP("Glossary",
                       "Each commit holds results and progress together, so a crash leaves no half of it.")},
    {Term::WorkerState, QT_TRANSLATE_NOOP("Glossary", "State of a worker"),
     QT_TRANSLATE_NOOP("Glossary",
                       "Whether the worker works, waits for partitions, or has given no sign of life lately."),
     QT_TRANSLATE_NOOP("Glossary", "The group gives the partitions of a silent one to others.")},
    {Term::Observing, QT_TRANSLATE_NOOP("Glossary", "Observing"),
     QT_TRANSLATE_NOOP("Glossary",
                       "A window that processes nothing and shows what workers have stored in the database."),
     QT_TRANSLATE_NOOP("Glossary", "It is switched on in the settings, under database.")},
    {Term::RowsWritten, QT_TRANSLATE_NOOP("Glossary", "Rows written"),
     QT_TRANSLATE_NOOP("Glossary", "How many rows this program has written to the database since it started."),
     QT_TRANSLATE_NOOP("Glossary", "A window that is still open is written again with each batch.")},
    {Term::Commits, QT_TRANSLATE_NOOP("Glossary", "Commits"),
     QT_TRANSLATE_NOOP("Glossary", "How many transactions this program has committed since it started."),
     QT_TRANSLATE_NOOP("Glossary", "Each one writes a batch whole or not at all.")},
    {Term::CommitDuration, QT_TRANSLATE_NOOP("Glossary", "Duration of a commit"),
     QT_TRANSLATE_NOOP("Glossary", "How long the last transaction took."),
     QT_TRANSLATE_NOOP("Glossary", "While it runs, results gather in memory.")},
    {Term::PendingRows, QT_TRANSLATE_NOOP("Glossary", "Pending rows"),
     QT_TRANSLATE_NOOP("Glossary", "Rows that wait in memory to be written."),
     QT_TRANSLATE_NOOP("Glossary", "They grow while the database is away and are written when it is back.")},
    {Term::DatabaseSize, QT_TRANSLATE_NOOP("Glossary", "Size of the database"),
     QT_TRANSLATE_NOOP("Glossary", "What the tables and their indexes take on the disk."),
     QT_TRANSLATE_NOOP("Glossary", "It is measured every ten minutes.")},
    {Term::DatabaseGrowth, QT_TRANSLATE_NOOP("Glossary", "Growth of the database"),
     QT_TRANSLATE_NOOP("Glossary", "How much the database grows a day, from its sizes of the last days."),
     QT_TRANSLATE_NOOP("Glossary", "It comes to rest where as much is pruned as is written.")},
    {Term::OldestWindow, QT_TRANSLATE_NOOP("Glossary", "Oldest window"),
     QT_TRANSLATE_NOOP("Glossary", "The day since which the short windows are kept."),
     QT_TRANSLATE_NOOP("Glossary", "What is older has been rolled up into quarters of an hour, as the settings say.")},
    {Term::SimulatedData, QT_TRANSLATE_NOOP("Glossary", "Simulated data"),
     QT_TRANSLATE_NOOP("Glossary", "The simulator of this program feeds the topics that are shown: its events are made "
                                   "up, around real yearly figures."),
     QT_TRANSLATE_NOOP("Glossary", "To see your own data, stop it and send events to an observed topic.")},
    {Term::SimulatedRate, QT_TRANSLATE_NOOP("Glossary", "Rate of the simulator"),
     QT_TRANSLATE_NOOP("Glossary", "How many events a second the broker has confirmed to the simulator."),
     QT_TRANSLATE_NOOP("Glossary", "It falls behind what was asked for where the broker is the bottleneck.")},
    {Term::Generated, QT_TRANSLATE_NOOP("Glossary", "Generated events"),
     QT_TRANSLATE_NOOP("Glossary", "Events that the simulator has made since it started."),
     QT_TRANSLATE_NOOP("Glossary", "They are confirmed, in flight or failed.")},
    {Term::Confirmed, QT_TRANSLATE_NOOP("Glossary", "Confirmed events"),
     QT_TRANSLATE_NOOP("Glossary", "Events that the broker has confirmed to have taken."),
     QT_TRANSLATE_NOOP("Glossary", "Only these will be read.")},
    {Term::InFlight, QT_TRANSLATE_NOOP("Glossary", "Events in flight"),
     QT_TRANSLATE_NOOP("Glossary", "Events that were sent and not yet confirmed."),
     QT_TRANSLATE_NOOP("Glossary", "They grow while the broker is slow or away.")},
    {Term::Failed, QT_TRANSLATE_NOOP("Glossary", "Failed events"),
     QT_TRANSLATE_NOOP("Glossary", "Events that the broker did not take in time, or refused."),
     QT_TRANSLATE_NOOP("Glossary", "The simulator goes on without them.")},
};

}  // namespace

std::span<const TermEntry> programTerms() { return ProgramEntries; }

}  // namespace observatorio
