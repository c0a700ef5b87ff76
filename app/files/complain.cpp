// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/complain.h"

#include "analytics/domain/plaintext.h"

#include <QString>

#include <cstdlib>
#include <iostream>

namespace observatorio {

void complain(std::string_view text) { std::cerr << plainText(text) + '\n' << std::flush; }

void complain(const Error &error) { complain(toEnglish(error)); }

void complainLines(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        complain(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

void complainForQt()
{
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
        complain(qFormatLogMessage(type, context, text).toStdString());
        if (type == QtFatalMsg)
            std::abort();
    });
}

}  // namespace observatorio
