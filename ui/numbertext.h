// SPDX-License-Identifier: GPL-3.0-or-later
// How the window reads a number that a person typed; format.h is how it shows one.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <tl/expected.hpp>

namespace observatorio {

/// Point and comma are both read as the decimal mark, whatever the language, and spaces, points or commas as group
/// marks where nothing else can be meant. What has two readings ("1.234" where the comma is the decimal mark) is
/// refused, and so is all that is no number: the error is one translated sentence. GUI thread.
class NumberText {
    Q_DECLARE_TR_FUNCTIONS(NumberText)
public:
    using Read = tl::expected<double, QString>;

    static Read read(const QString &text);
    /// With at most so many decimals, from `least` to `most`.
    static Read readWithin(const QString &text, double least, double most, int decimals);

    /// For an editor: the shortest text that read() turns into the same value.
    static QString write(double value);
};

}  // namespace observatorio
