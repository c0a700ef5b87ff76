// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that must not be mixed up, at no cost when the program runs.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace observatorio {

/// A number of one kind, told apart by `Tag`: it compares with its own kind, converts to nothing, and does not
/// calculate; whoever must says value().
template<typename Tag, typename Rep>
class Strong {
public:
    constexpr Strong() noexcept = default;  ///< zero
    constexpr explicit Strong(Rep value) noexcept : m_value(value) {}

    [[nodiscard]] constexpr Rep value() const noexcept { return m_value; }
    friend constexpr auto operator<=>(const Strong &, const Strong &) noexcept = default;

private:
    Rep m_value{};
};

/// A place in an IndexedVector.
template<typename Tag>
using Index = Strong<Tag, std::uint32_t>;

/// A vector that only its own kind of index opens.
template<typename Index, typename Value>
class IndexedVector {
public:
    Value &operator[](Index index) noexcept { return m_values[index.value()]; }
    const Value &operator[](Index index) const noexcept { return m_values[index.value()]; }
    [[nodiscard]] bool holds(Index index) const noexcept { return index.value() < m_values.size(); }
    [[nodiscard]] std::size_t size() const noexcept { return m_values.size(); }
    [[nodiscard]] bool empty() const noexcept { return m_values.empty(); }

    [[nodiscard]] Index nextIndex() const noexcept
    {
        return Index(static_cast<decltype(Index().value())>(m_values.size()));
    }
    Index add(Value value)
    {
        const Index index = nextIndex();
        m_values.push_back(std::move(value));
        return index;
    }
    /// Grows until it holds the index, and to `size` if that is more.
    void cover(Index index, std::size_t size = 0)
    {
        m_values.resize(std::max({m_values.size(), std::size_t{index.value()} + 1, size}));
    }
    void cover(Index index, std::size_t size, const Value &fill)
    {
        m_values.resize(std::max({m_values.size(), std::size_t{index.value()} + 1, size}), fill);
    }
    void clear() noexcept { m_values.clear(); }
    [[nodiscard]] std::size_t capacity() const noexcept { return m_values.capacity(); }

    [[nodiscard]] auto begin() noexcept { return m_values.begin(); }
    [[nodiscard]] auto end() noexcept { return m_values.end(); }
    [[nodiscard]] auto begin() const noexcept { return m_values.begin(); }
    [[nodiscard]] auto end() const noexcept { return m_values.end(); }

private:
    std::vector<Value> m_values;
};

}  // namespace observatorio

namespace std {

template<typename Tag, typename Rep>
struct hash<observatorio::Strong<Tag, Rep>> {
    std::size_t operator()(const observatorio::Strong<Tag, Rep> &strong) const noexcept
    {
        return std::hash<Rep>{}(strong.value());
    }
};

}  // namespace std
