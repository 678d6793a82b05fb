<?php
// What the themes beside this share: the page around the posts, their details, lists and comments.
function page_opens(string $frame): void
{ ?><!DOCTYPE html>
<html <?php language_attributes(); ?>><head><meta charset="<?php bloginfo('charset'); ?>"><?php wp_head(); ?></head>
<body <?php body_class(); ?>><a class="skip-link screen-reader-text" href="#content"><?php _e('Skip to content'); ?></a>
<header class="site-header"><p class="site-title"><a href="<?php echo home_url('/'); ?>" rel="home"><?php bloginfo('name'); ?></a></p>
<p class="site-description"><?php bloginfo('description'); ?></p><nav class="main-navigation"><?php wp_nav_menu(['theme_location' => 'primary']); ?></nav></header>
<?php echo $frame;
}
function page_closes(string $frame): void
{
    echo $frame; ?><aside class="sidebar widget-area" id="secondary"><?php dynamic_sidebar('sidebar-1'); ?></aside>
<footer class="site-footer"><p>&copy; <?php echo date('Y'), ' ', get_bloginfo('name'); ?></p></footer><?php wp_footer(); ?></body></html><?php
}
function author_link(string $class = ''): string
{
    return sprintf('<a href="%s" class="%s" rel="author">%s</a>', get_author_posts_url(get_the_author_meta('ID')), $class, esc_html(get_the_author()));
}
function others(string $open, string $each, string $close): void // other posts under the post, as themes show them
{
    echo $open;
    foreach (get_posts(['numberposts' => 3, 'exclude' => [get_the_ID()]]) as $other) {
        printf($each, get_permalink($other), esc_html(get_the_title($other)), get_the_date('', $other), esc_html(wp_trim_words(strip_tags(strip_shortcodes($other->post_content)), 15)));
    }
    echo $close;
}
function shared(): string // a bar as plugins put it under the text
{
    return '<div class="entry-share"><h3>' . __('Share') . '</h3><ul><li><a href="https://www.facebook.com/sharer.php?u=' . urlencode(get_permalink()) . '">Facebook</a></li><li><a href="https://twitter.com/intent/tweet?url=' . urlencode(get_permalink()) . '">X</a></li></ul></div>';
}
add_action('after_setup_theme', function () {
    add_theme_support('title-tag');
    add_theme_support('post-thumbnails');
    add_theme_support('automatic-feed-links');
    add_theme_support('post-formats', ['aside', 'gallery', 'quote', 'link', 'status', 'chat', 'image']);
    register_nav_menu('primary', 'Primary');
});
add_action('widgets_init', fn() => register_sidebar(['id' => 'sidebar-1', 'name' => 'Side', 'before_widget' => '<section class="widget %2$s">', 'after_widget' => '</section>']));
