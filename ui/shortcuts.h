// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and gestures: the shortcuts that the window obeys, and for the glossary what its parts do by themselves.
#pragma once

#include "ui/pageid.h"

#include <QKeySequence>
#include <QList>
#include <QString>
#include <vector>

namespace observatorio {

/// What a key does wherever the focus is in the window; F1 in its dialogs too.
struct Shortcut {
    enum Command { ShowPage, Export, Settings, Help, Quit };
    Command command = ShowPage;
    PageId page = {};  ///< of ShowPage
    QList<QKeySequence> keys;
    QString what;
};
std::vector<Shortcut> windowShortcuts();

/// What a part of the window does with keys and the mouse while it has them.
struct Gestures {
    struct Gesture {
        QString how;
        QString what;
    };
    QString where;
    std::vector<Gesture> list;
};
std::vector<Gestures> gestures();

}  // namespace observatorio
