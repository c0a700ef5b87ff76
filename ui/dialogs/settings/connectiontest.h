// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QPushButton;
class QTimer;

namespace observatorio {

class Actions;

/// A Test button and its answer beside it. An answer to an earlier question, or to values that have changed since, is
/// ignored.
class ConnectionTest : public QWidget {
    Q_OBJECT
public:
    /// `ask` sends the question with the id it is given.
    ConnectionTest(Actions *actions, std::function<void(quint64)> ask, QWidget *parent = nullptr);

    /// The values are usable: there is something to test.
    void setAllowed(bool allowed);
    /// The values changed: a result, present or pending, no longer applies.
    void forget();

private:
    enum class State { Idle, Waiting, Ok, Failed };
    void press();
    void answer(quint64 request, bool ok, const QString &detail);
    void show(State state, const QString &text);

    std::function<void(quint64)> m_ask;
    QPushButton *m_button;
    QLabel *m_icon;
    QLabel *m_text;
    QTimer *m_spin;
    quint64 m_request = 0;  ///< 0: none in progress
    State m_state = State::Idle;
    int m_angle = 0;
    bool m_allowed = true;
};

}  // namespace observatorio
