// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/importreport.h"
#include "app/files/complain.h"
#include "app/files/resources.h"
#include "app/import/importfile.h"
#include "app/pipeline/baselinefile.h"

#include <iostream>
#include <memory>

namespace observatorio {

namespace {

struct ImportOptions {
    std::string file;
    ImportChoices choices;
    bool dryRun = false;
    bool builtIn = false;
};

Expected<ImportOutcome> read(const ImportOptions &options)
{
    const auto countries = Resources::countries();
    if (!countries)
        return tl::unexpected(countries.error());
    const auto regions = Resources::regions();
    if (!regions)
        return tl::unexpected(regions.error());
    const auto indicators = Resources::indicators();
    if (!indicators)
        return tl::unexpected(indicators.error());
    return readImport(options.file, options.choices, {**countries, **regions, **indicators});
}

int backToBuiltIn()
{
    if (const auto dropped = dropImportedBaseline(); !dropped)
        return fail(dropped.error());
    std::cout << "The simulator starts from the built-in data.\n";
    return 0;
}

int import(const ImportOptions &options)
{
    if (options.builtIn)
        return backToBuiltIn();
    const auto outcome = read(options);
    if (!outcome)
        return fail(outcome.error());
    complainOf(*outcome);
    if (!outcome->questions.empty())
        return 1;
    writeReport(std::cout, *outcome);
    if (outcome->values == 0)
        return fail({ErrorCode::NothingImported, options.file, {}});
    if (options.dryRun)
        return 0;
    if (const auto kept = keepImportedBaseline(outcome->baseline); !kept)
        return fail(kept.error());
    std::cout << "Written: " << importedBaselinePath().toStdString() << '\n';
    return 0;
}

/// An option of a few words, each of which means a value.
template<typename Value>
void addWords(CLI::App &command, const std::string &name, std::optional<Value> &value, const std::string &description,
              const std::vector<std::pair<std::string, Value>> &words)
{
    std::vector<std::string> all;
    for (const auto &[word, meaning] : words)
        all.push_back(word);
    command
        .add_option_function<std::string>(
            name,
            [&value, words](const std::string &given) {
                for (const auto &[word, meaning] : words) {
                    if (word == given)
                        value = meaning;
                }
            },
            description)
        ->check(CLI::IsMember(all));
}

}  // namespace

Command addImportCommand(CLI::App &app)
{
    auto options = std::make_shared<ImportOptions>();
    ImportChoices &choices = options->choices;
    CLI::App *command = app.add_subcommand("import", "Read yearly figures into the simulator's baseline");
    command->add_option(
        "FILE", options->file,
        "CSV of QoG, World Bank, Our World in Data, IMF WEO, Eurostat, OECD, or of country, year, value");
    command->add_option("--year", choices.year, "Year of all values, where the file tells none")
        ->check(CLI::Range(FirstImportYear, LastImportYear));
    command->add_option("--indicator", choices.indicator, "Indicator of all values: inflacion, gini, ...");
    addWords<char>(*command, "--separator", choices.separator, "What parts fields; found out by default",
                   {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"bar", '|'}});
    addWords<DecimalSign>(*command, "--decimal", choices.decimal, "Sign before decimals; found out by default",
                          {{"point", DecimalSign::Point}, {"comma", DecimalSign::Comma}});
    addWords<TextEncoding>(*command, "--encoding", choices.encoding, "Encoding of the text; found out by default",
                           {{"utf-8", TextEncoding::Utf8},
                            {"utf-16le", TextEncoding::Utf16Le},
                            {"utf-16be", TextEncoding::Utf16Be},
                            {"windows-1252", TextEncoding::Windows1252}});
    command->add_option("--country-column", choices.countryColumn, "Column of countries, by name or number")
        ->type_name("COLUMN");
    command->add_option("--year-column", choices.yearColumn, "Column of years")->type_name("COLUMN");
    command->add_option("--value-column", choices.valueColumn, "Column of values")->type_name("COLUMN");
    command->add_flag("--dry-run", options->dryRun, "Only say what would be taken");
    command->add_flag("--built-in", options->builtIn, "Back to the data that the program carries");
    command->callback([command] {
        if (command->count("FILE") == 0 && command->count("--built-in") == 0)
            throw CLI::RequiredError("FILE (or --built-in)");
    });
    return [options] { return import(*options); };
}

}  // namespace observatorio
