// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/reference.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <sstream>

namespace observatorio {

namespace {

constexpr const char *Kinds[] = {"man", "bash", "zsh"};

std::vector<const CLI::Option *> optionsOf(const CLI::App &app)
{
    return app.get_options(
        [](const CLI::Option *option) { return !option->get_positional() && option->nonpositional(); });
}

std::vector<const CLI::Option *> positionalsOf(const CLI::App &app)
{
    return app.get_options([](const CLI::Option *option) { return option->get_positional(); });
}

std::vector<const CLI::App *> commandsOf(const CLI::App &app)
{
    return app.get_subcommands([](const CLI::App *command) { return !command->get_group().empty(); });
}

std::vector<std::string> namesOf(const CLI::Option &option)
{
    std::vector<std::string> names;
    for (const std::string &name : option.get_snames())
        names.push_back('-' + name);
    for (const std::string &name : option.get_lnames())
        names.push_back("--" + name);
    return names;
}

bool takesValue(const CLI::Option &option) { return option.get_items_expected_max() > 0; }

/// FILE, DURATION, {drop,amend}: CLI11 joins the value's name and what checks it by colons.
std::string valueOf(const CLI::Option &option)
{
    if (!takesValue(option))
        return {};
    const std::string all = option.get_type_name();
    if (const std::size_t open = all.find('{'); open != std::string::npos)
        return all.substr(open, all.rfind('}') + 1 - open);
    return all.substr(0, all.find(':'));
}

/// drop amend; empty where any word is right.
std::vector<std::string> wordsOfValue(const CLI::Option &option)
{
    const std::string value = valueOf(option);
    const std::size_t open = value.find('{'), close = value.rfind('}');
    std::vector<std::string> words;
    if (open == std::string::npos || close == std::string::npos)
        return words;
    std::stringstream list(value.substr(open + 1, close - open - 1));
    for (std::string word; std::getline(list, word, ',');)
        words.push_back(word);
    return words;
}

bool isFile(const CLI::Option &option) { return valueOf(option).find("FILE") != std::string::npos; }

std::string joined(const std::vector<std::string> &parts, const char *between)
{
    std::string all;
    for (const std::string &part : parts)
        all.append(all.empty() ? "" : between).append(part);
    return all;
}

/// Text for troff: hyphens as they are typed, no line that begins with a control character.
std::string troff(const std::string &text)
{
    std::string escaped;
    bool lineBegins = true;
    for (const char c : text) {
        if (lineBegins && (c == '.' || c == '\''))
            escaped.append("\\&");
        lineBegins = c == '\n';
        if (c == '\\')
            escaped.append("\\e");
        else if (c == '-')
            escaped.append("\\-");
        else if (c == '~')
            escaped.append("\\(ti");
        else
            escaped.push_back(c);
    }
    return escaped;
}

std::string paragraphs(const std::string &text)
{
    std::string page = troff(text) + '\n';
    for (std::size_t at = 0; (at = page.find("\n\n", at)) != std::string::npos;)
        page.replace(at, 2, "\n.PP\n");
    return page;
}

std::string synopsis(const std::string &name, const CLI::App &app)
{
    std::string line = ".B " + troff(name) + '\n';
    if (!optionsOf(app).empty())
        line += "[\\fIOPTIONS\\fR]\n";
    for (const CLI::Option *positional : positionalsOf(app))
        line += "\\fI" + troff(positional->get_name(true)) + "\\fR\n";
    return line;
}

std::string manualOptions(const CLI::App &app)
{
    std::string page;
    for (const CLI::Option *option : optionsOf(app)) {
        std::vector<std::string> names;
        for (const std::string &name : namesOf(*option))
            names.push_back("\\fB" + troff(name) + "\\fR");
        page += ".TP\n" + joined(names, ", ");
        if (const std::string value = valueOf(*option); !value.empty())
            page += " \\fI" + troff(value) + "\\fR";
        page += '\n' + troff(option->get_description()) + ".\n";
    }
    for (const CLI::Option *positional : positionalsOf(app))
        page +=
            ".TP\n\\fI" + troff(positional->get_name(true)) + "\\fR\n" + troff(positional->get_description()) + ".\n";
    return page;
}

/// A word inside single quotes of a shell.
std::string quoted(const std::string &text)
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + '\'';
}

/// What may stand without an option, by its place among such words; $i is the command's.
std::string bashPositionals(const CLI::App &app)
{
    const std::vector<const CLI::Option *> positionals = positionalsOf(app);
    if (positionals.empty())
        return {};
    std::vector<std::string> withValue;
    for (const CLI::Option *option : optionsOf(app)) {
        for (const std::string &name : takesValue(*option) ? namesOf(*option) : std::vector<std::string>())
            withValue.push_back(name);
    }
    std::string text = "        [[ $word == -* ]] && return\n        while ((++i < COMP_CWORD)); do\n"
                       "            case ${COMP_WORDS[i]} in\n";
    if (!withValue.empty())
        text += "            " + joined(withValue, "|") + ") ((i++)) ;;\n";
    text +=
        "            -*) ;;\n            *) ((place++)) ;;\n            esac\n        done\n        case $place in\n";
    for (std::size_t place = 0; place < positionals.size(); ++place) {
        const CLI::Option &positional = *positionals[place];
        text += "        " + (positional.get_expected_max() > 1 ? "*" : std::to_string(place)) + ") ";
        if (const auto words = wordsOfValue(positional); !words.empty())
            text += "COMPREPLY=($(compgen -W " + quoted(joined(words, " ")) + " -- \"$word\")) ;;\n";
        else
            text += "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\")) ;;\n";
    }
    return text + "        esac\n";
}

std::string bashCase(const CLI::App &app, const std::string &pattern)
{
    std::string text = "    " + pattern + ")\n        case $previous in\n";
    std::vector<std::string> all;
    for (const CLI::Option *option : optionsOf(app)) {
        const std::vector<std::string> names = namesOf(*option);
        all.insert(all.end(), names.begin(), names.end());
        if (!takesValue(*option))
            continue;
        text += "        " + joined(names, "|") + ") ";
        if (const auto words = wordsOfValue(*option); !words.empty())
            text += "COMPREPLY=($(compgen -W " + quoted(joined(words, " ")) + " -- \"$word\"))";
        else if (isFile(*option))
            text += "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\"))";
        text += "; return ;;\n";
        if (text.ends_with(") ; return ;;\n"))
            text.replace(text.size() - 14, 14, ") return ;;\n");
    }
    text += "        esac\n";
    for (const CLI::App *command : commandsOf(app))
        all.push_back(command->get_name());
    text += "        COMPREPLY=($(compgen -W " + quoted(joined(all, " ")) + " -- \"$word\"))\n";
    return text + bashPositionals(app) + "        ;;\n";
}

/// Of an option for zsh's _arguments: '(-h --help)'{-h,--help}'[text]:value:action'
std::string zshArgument(const CLI::Option &option)
{
    std::string meaning;
    for (const char c : option.get_description()) {
        if (c == '[' || c == ']' || c == ':' || c == '\\')
            meaning.push_back('\\');
        meaning.push_back(c);
    }
    std::string action;
    if (takesValue(option)) {
        const auto words = wordsOfValue(option);
        action = ":value:" + (!words.empty() ? '(' + joined(words, " ") + ')' : isFile(option) ? "_files" : " ");
    }
    const std::vector<std::string> names = namesOf(option);
    const std::string rest = quoted('[' + meaning + ']' + action);
    if (names.size() == 1)
        return (option.get_expected_max() > 1 ? "'*'" : "") + names.front() + rest;
    return quoted('(' + joined(names, " ") + ')') + '{' + joined(names, ",") + '}' + rest;
}

std::string zshArguments(const CLI::App &app)
{
    std::string text = commandsOf(app).empty() ? "_arguments" : "_arguments -C";
    for (const CLI::Option *option : optionsOf(app))
        text += " \\\n            " + zshArgument(*option);
    const std::vector<const CLI::Option *> positionals = positionalsOf(app);
    for (std::size_t place = 0; place < positionals.size(); ++place) {
        const auto words = wordsOfValue(*positionals[place]);
        const std::string where = positionals[place]->get_expected_max() > 1 ? "*" : std::to_string(place + 1);
        text += " \\\n            "
                + quoted(where + ':' + positionals[place]->get_name(true) + ':'
                         + (words.empty() ? "_files" : '(' + joined(words, " ") + ')'));
    }
    return text;
}

}  // namespace

std::string manualPage(const CLI::App &app, const ManualText &text)
{
    const std::string &name = app.get_name();
    std::string page = ".\\\" Made from the options' definitions.\n.TH " + troff(name) + " 1 \"\" \""
                       + troff(text.version) + "\" \"User Commands\"\n.SH NAME\n"
                       + troff(name + " - " + app.get_description()) + "\n.SH SYNOPSIS\n" + synopsis(name, app);
    for (const CLI::App *command : commandsOf(app))
        page += ".br\n" + synopsis(name + ' ' + command->get_name(), *command);
    page += ".SH DESCRIPTION\n" + paragraphs(text.description) + ".SH OPTIONS\n" + manualOptions(app);
    if (!commandsOf(app).empty())
        page += ".SH COMMANDS\n";
    for (const CLI::App *command : commandsOf(app)) {
        page += ".SS " + troff(command->get_name()) + '\n' + troff(command->get_description()) + ".\n"
                + manualOptions(*command);
    }
    if (!text.environment.empty())
        page += ".SH ENVIRONMENT\n" + paragraphs(text.environment);
    return page + ".SH EXIT STATUS\n0 done; 1 failed, the reason stands on standard error; 2 wrong usage.\n";
}

std::string bashCompletion(const CLI::App &app)
{
    const std::string function = "_" + app.get_name();
    std::vector<std::string> names;
    for (const CLI::App *command : commandsOf(app))
        names.push_back(command->get_name());
    std::string text =
        "# bash completion of " + app.get_name() + ", made from the options' definitions.\n" + function
        + "()\n{\n    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= i=0 place=0\n"
          "    COMPREPLY=()\n";
    if (!names.empty())
        text += "    for ((i = 1; i < COMP_CWORD; i++)); do\n        case ${COMP_WORDS[i]} in\n        "
                + joined(names, "|") + ") command=${COMP_WORDS[i]}; break ;;\n        esac\n    done\n";
    text += "    case $command in\n";
    for (const CLI::App *command : commandsOf(app))
        text += bashCase(*command, command->get_name());
    return text + bashCase(app, "*") + "    esac\n}\ncomplete -F " + function + ' ' + app.get_name() + '\n';
}

std::string zshCompletion(const CLI::App &app)
{
    const std::string &name = app.get_name();
    std::string text = "#compdef " + name + "\n# Made from the options' definitions.\n\n_" + name
                       + "() {\n    local curcontext=$curcontext state line\n";
    if (commandsOf(app).empty())
        return text + "    " + zshArguments(app) + "\n}\n\n_" + name + " \"$@\"\n";
    text += "    local -a commands\n    commands=(\n";
    for (const CLI::App *command : commandsOf(app))
        text += "        " + quoted(command->get_name() + ':' + command->get_description()) + '\n';
    text += "    )\n    " + zshArguments(app)
            + " \\\n            '1: :->command' '*:: :->rest'\n    case $state in\n"
              "    command) _describe command commands ;;\n    rest)\n        case $words[1] in\n";
    for (const CLI::App *command : commandsOf(app))
        text += "        " + command->get_name() + ") " + zshArguments(*command) + " ;;\n";
    return text + "        esac\n        ;;\n    esac\n}\n\n_" + name + " \"$@\"\n";
}

CLI::App *addReferenceCommand(CLI::App &app)
{
    CLI::App *command = app.add_subcommand("reference", "Print man page or shell completion");
    command->group("");
    for (const char *kind : Kinds)
        command->add_subcommand(kind);
    command->require_subcommand(1);
    return command;
}

std::string referenceText(const CLI::App &app, const CLI::App &command, const ManualText &text)
{
    if (command.got_subcommand(Kinds[0]))
        return manualPage(app, text);
    return command.got_subcommand(Kinds[1]) ? bashCompletion(app) : zshCompletion(app);
}

}  // namespace observatorio
