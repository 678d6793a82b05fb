<?php
// Makes of the filled site what its look asks for: options, the theme's choices, style, templates, front page.
require __DIR__ . '/load.php';
require ABSPATH . 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_set_current_user(1);
$look = json_decode(file_get_contents($root . '/look.json'), true);
$theme = get_stylesheet();
foreach ($look['options'] as $name => $value) {
    update_option($name, $value);
}
foreach ($look['mods'] as $name => $value) {
    set_theme_mod($name, $value);
}
function of_theme(string $type, string $name, string $content, string $theme): void
{
    $id = wp_insert_post(wp_slash(['post_type' => $type, 'post_name' => $name, 'post_title' => $name, 'post_status' => 'publish', 'post_content' => $content]), true);
    if (is_wp_error($id) || is_wp_error(wp_set_object_terms($id, $theme, 'wp_theme'))) {
        fwrite(STDERR, "$type $name refused");
        exit(1);
    }
}
if ($look['style']) {
    $style = json_decode(file_get_contents(get_stylesheet_directory() . "/styles/{$look['style']}.json"), true);
    of_theme('wp_global_styles', "wp-global-styles-$theme", json_encode($style + ['isGlobalStylesUserThemeJSON' => true]), $theme);
}
foreach ($look['templates'] as $slug => $content) {
    of_theme('wp_template', $slug, $content, $theme);
}
if ($look['pages']) {
    update_option('show_on_front', 'page');
    update_option('page_on_front', $look['pages'][0]);
    update_option('page_for_posts', $look['pages'][1]);
}
$wp_rewrite->init();
$wp_rewrite->set_permalink_structure(get_option('permalink_structure'));
flush_rewrite_rules(false);
