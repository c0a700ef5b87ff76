// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/files/complain.h"
#include "app/options/sessionoptions.h"
#include "app/pipeline/wallclock.h"
#include "app/store/store.h"
#include "app/store/storetool.h"

#include <cstdio>
#include <iostream>
#include <memory>

namespace observatorio {

namespace {

struct DatabaseOptions {
    SessionOptions session;
    std::optional<int> windowDays, resultDays;
    std::string table;
};

std::string sizeText(double bytes)
{
    char text[40];
    const double size = std::abs(bytes);
    const auto [unit, name] = size >= 1e9   ? std::pair(1e9, "GB")
                              : size >= 1e6 ? std::pair(1e6, "MB")
                              : size >= 1e3 ? std::pair(1e3, "kB")
                                            : std::pair(1.0, "B");
    std::snprintf(text, sizeof text, "%.1f %s", bytes / unit, name);
    return text;
}

int size(const StoreSettings &settings)
{
    const auto tables = tableSizes(settings);
    if (!tables)
        return fail(tables.error());
    auto store = makeStore(settings, "database size");
    const auto whole = store->open().and_then([&] { return store->measure(wallClockMs()); });
    if (!whole)
        return fail(whole.error());
    std::cout << store->name() << ": " << sizeText(static_cast<double>(whole->bytes));
    if (whole->bytesPerDay)
        std::cout << ", " << sizeText(*whole->bytesPerDay) << " more a day";
    std::cout << '\n';
    for (const TableSize &table : *tables) {
        char line[120];
        std::snprintf(line, sizeof line, "%-22s %14lld rows  %s\n", table.name.c_str(),
                      static_cast<long long>(table.rows),
                      table.bytes ? sizeText(static_cast<double>(*table.bytes)).c_str() : "");
        std::cout << line;
    }
    return 0;
}

int prune(const StoreSettings &settings, const RetentionSettings &keep)
{
    auto store = makeStore(settings, "database prune");
    Expected<bool> more = store->open().map([] { return true; });
    int busy = 0;
    while (more && *more) {
        more = store->prune(keep, wallClockMs());
        if (!more && more.error().code == ErrorCode::DatabaseBusy && ++busy < 100)
            more = true;  // a worker prunes or amends the same: once again
    }
    if (!more)
        return fail(more.error());
    std::cout << store->name() << ": windows are kept for "
              << (keep.windowDays > 0 ? std::to_string(keep.windowDays) + " days" : std::string("ever"))
              << ", results for "
              << (keep.resultDays > 0 ? std::to_string(keep.resultDays) + " days" : std::string("ever")) << '\n';
    return 0;
}

int check(const StoreSettings &settings, const RetentionSettings &keep)
{
    const auto version = testStore(settings);
    if (!version)
        return fail(version.error());
    const auto wrong = checkStore(settings, keep.resultDays == 0);
    if (!wrong)
        return fail(wrong.error());
    for (const std::string &sentence : *wrong)
        complain(sentence);
    if (wrong->empty())
        std::cout << *version << ": writable, and all adds up\n";
    return wrong->empty() ? 0 : 1;
}

int exportTo(const StoreSettings &settings, const std::string &table)
{
    const auto done = exportTable(settings, table, [](const std::string &line) {
        std::cout << line << '\n';
        return std::cout.good();
    });
    if (!done)
        return fail(done.error());
    if (!std::cout.flush())
        return fail({ErrorCode::FileUnwritable, "standard output", {}});
    return 0;
}

}  // namespace

Command addDatabaseCommand(CLI::App &app)
{
    auto options = std::make_shared<DatabaseOptions>();
    CLI::App *command = app.add_subcommand("database", "Size, prune, check or export a database");
    options->session.addSettingsFile(*command);
    options->session.addDatabase(*command);
    command->add_option("--windows-days", options->windowDays, "With prune: keep windows so many days; 0 = for ever")
        ->check(CLI::Range(0, 36'500))
        ->type_name("DAYS");
    command
        ->add_option("--results-days", options->resultDays,
                     "With prune: keep quarter hours and ended alerts so many days; 0 = for ever")
        ->check(CLI::Range(0, 36'500))
        ->type_name("DAYS");
    auto action = std::make_shared<std::string>();
    command->add_option("ACTION", *action, "size, prune, check, or export as CSV to standard output")
        ->required()
        ->check(CLI::IsMember({"size", "prune", "check", "export"}));
    command->add_option("TABLE", options->table, "With export: metricas_15min, alertas, ...")
        ->check(CLI::IsMember(exportable()));
    requireWithoutSettings(*command, {"--database"});
    return [options, action] {
        const auto settings = options->session.overDefaults();
        if (!settings)
            return fail(settings.error());
        const StoreSettings &store = settings->pipeline.store;
        RetentionSettings keep = settings->pipeline.retention;
        keep.windowDays = options->windowDays.value_or(keep.windowDays);
        keep.resultDays = options->resultDays.value_or(keep.resultDays);
        if (*action == "size")
            return size(store);
        if (*action == "prune")
            return prune(store, keep);
        if (*action == "check")
            return check(store, keep);
        if (options->table.empty())
            return fail({ErrorCode::BadSetting, "TABLE", "export needs the name of a table"});
        return exportTo(store, options->table);
    };
}

}  // namespace observatorio
